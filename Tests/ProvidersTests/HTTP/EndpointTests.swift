import Harness
import Testing

@testable import Providers

@Suite struct EndpointTests {
  @Test(arguments: [
    ("https://api.openai.com/v1", "https://api.openai.com/v1/models"),
    ("https://api.openai.com/v1/", "https://api.openai.com/v1/models"),
    (" https://api.openai.com/v1/chat/completions\n", "https://api.openai.com/v1/models"),
    ("localhost:11434/v1", "http://localhost:11434/v1/models"),
    ("192.168.1.4:8080/v1", "http://192.168.1.4:8080/v1/models"),
    ("[::1]:8080/v1", "http://[::1]:8080/v1/models"),
    ("gpu-box:8000/v1", "http://gpu-box:8000/v1/models"),
    ("llm.example.com/v1", "https://llm.example.com/v1/models"),
    ("http://llm.example.com/v1", "http://llm.example.com/v1/models"),
    ("HTTPS://Example.com", "https://Example.com/models"),
    ("https://x.example.com/v1?api-version=2", "https://x.example.com/v1/models?api-version=2"),
  ])
  func `addresses as people write them`(text: String, url: String) throws {
    #expect(try Endpoint(text, setting: "X").url("/models") == url)
  }

  @Test(arguments: [
    ("", "X names no server"),
    ("https:///v1", "X names no server"),
    ("ftp://example.com", "X has the scheme ftp, but only http and https are spoken"),
    ("my server", "X has blanks in it"),
    ("https://exämple.com", "X has characters that no address has"),
    ("localhost:99999", "X has a port that is not a number up to 65535"),
    ("http://[::1", "X names no server"),
  ])
  func `what is not an address is said`(text: String, message: String) throws {
    let form = "; it should look like https://api.example.com/v1 or localhost:8080/v1"
    #expect(throws: ProviderError(.request, message + form)) { try Endpoint(text, setting: "X") }
  }

  @Test func `a password in an address is in no message`() throws {
    #expect(try Endpoint("https://me:secret@example.com:444/v1", setting: "X").place == "example.com:444")
  }

  @Test func `only this machine is loopback`() throws {
    for text in ["localhost", "127.0.0.1:8080", "[::1]:80", "0.0.0.0:8000"] {
      #expect(try Endpoint(text, setting: "X").isLoopback)
    }
    for text in ["192.168.1.1", "example.com", "127.example.com"] {
      #expect(try !Endpoint(text, setting: "X").isLoopback)
    }
  }
}
