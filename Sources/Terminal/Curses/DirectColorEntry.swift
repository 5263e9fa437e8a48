/// A terminfo entry of our own, given to curses without installing anything: xterm's, with 24 bit colours
/// beside the palette (colour n below 0x1000000 is entry n, 0x1000000 + rgb is that colour) and with struck
/// through text as the attribute "protected".
///
/// It is `tic -x` of the following (each line begun with a tab but the first), in URL-safe base64:
///
///     rein-direct|24 bit colour + palette + strikethrough as protected,
///     RGB, colors#0x2000000, pairs#0x10000, ccc@, initc@, oc@, rep@, prot=\E[9m,
///     setab=\E[%?%p1%{8}%<%t4%p1%d%e%p1%{16777216}%<%t48;5;%p1%d%e48;2;%p1%{65536}%/%{255}%&%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
///     setaf=\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16777216}%<%t38;5;%p1%d%e38;2;%p1%{65536}%/%{255}%&%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
///     sgr=%?%p9%t\E(0%e\E(B%;\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p1%p3%|%t;7%;%?%p4%t;5%;%?%p7%t;8%;%?%p8%t;9%;m,
///     setb@, setf@, use=xterm-256color,
enum DirectColorEntry {
  static let name = "rein-direct"

  static let compiled = """
    HgJBACYADwCdAWQGcmVpbi1kaXJlY3R8MjQgYml0IGNvbG91ciArIHBhbGV0dGUgKyBzdHJpa2V0aHJvdWdoIGFzIHByb3RlY3RlZAAA\
    AQAAAQAAAAEAAAAAAQEAAAAAAAAAAQAAAQAAAQAAAAAAAAAAAQBQAAAACAAAABgAAAD_____________________________________\
    ________________AAAAAgAAAQAAAAQABgAIABkAHgAmACoALgD__zkASgBMAFAAVwD__1kAZgD__2oAbgB4AHwA_____4AAhACJAI4A\
    __-gAKUAqgCvALQAuQC-AMMAzADQANcA___pAO4A9AD6AP_______wwB________HgH__yIB________JAH__ykB__________8tATEB\
    NwE7AT8BQwFJAU8BVQFbAWEBZQH__2oB__9uAXMBeAF8AYMB__-KAY4BlgH_____________________________ngGnAbAB__-\
    zAbwBxQHOAdcB4AHpAfIB-wEEAv_______w0CEQIWAv7_GwIkAv____82AjkCRAJHAkkCTAK0Av__twL__________7kCvQLBAsUCyQL\
    _____zQL__wID_____wYDDAP_____________EgP_____________FgMaA______________________________________________\
    _____________________HgP_____JQP__________ywDMwM6A_____9BA___SAP_______9PA_____________9WA1wDYgNpA3ADdwN\
    -A4YDjgOWA54DpgOuA7YDvgPFA8wD0wPaA-ID6gPyA_oDAgQKBBIEGgQhBCgELwQ2BD4ERgROBFYEXgRmBG4EdgR9BIQEiwSSBJoEogS\
    qBLIEugTCBMoE0gTZBOAE5wTsBP__________________________________________________________8wT-\
    BAMFFgUaBf7__v_______v_-____________________IwX_______________________8oBf______________________________\
    ______________________8uBT8F_____________________________1EF________VQXOBf__________________Rwb_________\
    ______________________________________________________________________________________________________9e\
    BmEGG1taAAcADQAbWyVpJXAxJWQ7JXAyJWRyABtbM2cAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAK\
    ABtbSAAbWz8yNWwACAAbWz8xMmwbWz8yNWgAG1tDABtbQQAbWz8xMjsyNWgAG1tQABtbTQAbKDAAG1s1bQAbWzFtABtbPzEwNDloG1sy\
    MjswOzB0ABtbMm0AG1s0aAAbWzhtABtbOW0AG1s3bQAbWzdtABtbNG0AG1slcDElZFgAGyhCABsoQhtbbQAbWz8xMDQ5bBtbMjM7MDsw\
    dAAbWzRsABtbMjdtABtbMjRtABtbPzVoJDwxMDAvPhtbPzVsABtbIXAbWz8zOzRsG1s0bBs-ABtbTAB_ABtbM34AG09CABtPUAAbWzIx\
    fgAbT1EAG09SABtPUwAbWzE1fgAbWzE3fgAbWzE4fgAbWzE5fgAbWzIwfgAbT0gAG1syfgAbT0QAG1s2fgAbWzV-\
    ABtPQwAbWzE7MkIAG1sxOzJBABtPQQAbWz8xbBs-ABtbPzFoGz0AG1s_MTAzNGwAG1s_MTAzNGgAG0UAG1slcDElZFAAG1slcDElZE0A\
    G1slcDElZEIAG1slcDElZEAAG1slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1slcDElZEEAG1tpABtb\
    NGkAG1s1aQAbYxtdMTA0BwAbWyFwG1s_Mzs0bBtbNGwbPgAbOAAbWyVpJXAxJWRkABs3AAoAG00AJT8lcDkldBsoMCVlGyhCJTsbWzAl\
    PyVwNiV0OzElOyU_JXA1JXQ7MiU7JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcDQldDs1JTslPyVwNyV0OzglOyU_JXA4JXQ7\
    OSU7bQAbSAAJABtPdwAbT3kAG091ABtPcQAbT3MAYGBhYWZmZ2dpaWpqa2tsbG1tbm5vb3BwcXFycnNzdHR1dXZ2d3d4eHl5enp7e3x8\
    fX1-fgAbW1oAG1s_N2gAG1s_N2wAG09FABtPRgAbT00AG1szOzJ-ABtbMTsyRgAbWzE7MkgAG1syOzJ-\
    ABtbMTsyRAAbWzY7Mn4AG1s1OzJ-\
    ABtbMTsyQwAbWzIzfgAbWzI0fgAbWzE7MlAAG1sxOzJRABtbMTsyUgAbWzE7MlMAG1sxNTsyfgAbWzE3OzJ-\
    ABtbMTg7Mn4AG1sxOTsyfgAbWzIwOzJ-ABtbMjE7Mn4AG1syMzsyfgAbWzI0OzJ-\
    ABtbMTs1UAAbWzE7NVEAG1sxOzVSABtbMTs1UwAbWzE1OzV-ABtbMTc7NX4AG1sxODs1fgAbWzE5OzV-\
    ABtbMjA7NX4AG1syMTs1fgAbWzIzOzV-\
    ABtbMjQ7NX4AG1sxOzZQABtbMTs2UQAbWzE7NlIAG1sxOzZTABtbMTU7Nn4AG1sxNzs2fgAbWzE4OzZ-\
    ABtbMTk7Nn4AG1syMDs2fgAbWzIxOzZ-\
    ABtbMjM7Nn4AG1syNDs2fgAbWzE7M1AAG1sxOzNRABtbMTszUgAbWzE7M1MAG1sxNTszfgAbWzE3OzN-\
    ABtbMTg7M34AG1sxOTszfgAbWzIwOzN-ABtbMjE7M34AG1syMzszfgAbWzI0OzN-ABtbMTs0UAAbWzE7NFEAG1sxOzRSABtbMUsAG1s_\
    NjlsABtbJWklZDslZFIAG1s2bgAbWz8lWzswMTIzNDU2Nzg5XWMAG1tjABtbMzk7NDltABtbM20AG1syM20AG1s_NjloG1slaSVwMSVk\
    cwAbWz82OWgbWyVpOyVwMSVkcwAbWzwAG1slPyVwMSV7OH0lPCV0MyVwMSVkJWUlcDElezE2Nzc3MjE2fSU8JXQzODs1OyVwMSVkJWUz\
    ODsyOyVwMSV7NjU1MzZ9JS8lezI1NX0lJiVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttABtbJT8lcDElezh9\
    JTwldDQlcDElZCVlJXAxJXsxNjc3NzIxNn0lPCV0NDg7NTslcDElZCVlNDg7MjslcDElezY1NTM2fSUvJXsyNTV9JSYlZDslcDElezI1\
    Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAbWz82OWgbWyVpJXAxJWQ7JXAyJWRzABtsABttAAMAAABOAJ8A3AMBAQEAAAAJ\
    ABIAGQAlACoAPABDAEoAUABaAHoAgQCIAI8AlgCdAKQAqwCyALkAwADHAM4A1QDcAOMA6gDxAPgA_wAGAQ0BFAEbASIBKQEwATcBPgFF\
    AUwBUwFaAWEBaAFvAXYBfQGEAYsBkgGZAaABpwGuAbUBvAHDAcoB0QHYAd8B5gHqAe4B8gH2AfoB_gECAgYCCgIOAhICFgIcAiECAAAD\
    AAcACgANABAAEwAWABkAHAAfACIAJQAoACsAMAA1ADoAPwBEAEgATQBSAFcAXABhAGcAbQBzAHkAfwCFAIsAkQCXAJ0AogCnAKwAsQC2\
    ALwAwgDIAM4A1ADaAOAA5gDsAPIA-AD-AAQBCgEQARYBHAEiASgBLgEyATcBPAFBAUYBSwFPAVMBVwFbAV8BZQFrAXEBdwF9AYMBiQGO\
    AZMBG1s_MjAwNGwAG1s_MjAwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDElczslcDIlcwcAG1syMDF-\
    ABtbMjAwfgAbWzIgcQAbWyVwMSVkIHEAG1s_MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAbWzM7M34AG1szOzR-\
    ABtbMzs1fgAbWzM7Nn4AG1szOzd-ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sxOzdCABtbMTszRgAbWzE7NEYA\
    G1sxOzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3SAAbWzI7M34AG1syOzR-\
    ABtbMjs1fgAbWzI7Nn4AG1syOzd-ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0QAG1s2OzN-\
    ABtbNjs0fgAbWzY7NX4AG1s2OzZ-ABtbNjs3fgAbWzU7M34AG1s1OzR-ABtbNTs1fgAbWzU7Nn4AG1s1Ozd-ABtbMTszQwAbWzE7NEMA\
    G1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBABtbMTs2QQAbWzE7N0EAG094ABtPdAAbT3YAG09y\
    ABtPRQAbT2sAG09sABtPbwAbT24AG09qABtPbQAbT3AAG1syOW0AG1s5bQAbWzwlaSVwMyVkOyVwMSVkOyVwMiVkOyU_JXA0JXRNJWVt\
    JTsAQVgAUkdCAFhUAEJEAEJFAENyAENzAEUzAE1zAFBFAFBTAFNlAFNzAFhNAGtEQzMAa0RDNABrREM1AGtEQzYAa0RDNwBrRE4Aa0RO\
    MwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTkQ0AGtFTkQ1AGtFTkQ2AGtFTkQ3AGtIT00zAGtIT000AGtIT001AGtIT002AGtI\
    T003AGtJQzMAa0lDNABrSUM1AGtJQzYAa0lDNwBrTEZUMwBrTEZUNABrTEZUNQBrTEZUNgBrTEZUNwBrTlhUMwBrTlhUNABrTlhUNQBr\
    TlhUNgBrTlhUNwBrUFJWMwBrUFJWNABrUFJWNQBrUFJWNgBrUFJWNwBrUklUMwBrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQ\
    MwBrVVA0AGtVUDUAa1VQNgBrVVA3AGthMgBrYjEAa2IzAGtjMgBrcDUAa3BBREQAa3BDTUEAa3BESVYAa3BET1QAa3BNVUwAa3BTVUIA\
    a3BaUk8Acm14eABzbXh4AHhtAA==
    """
}
