using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Signing;

namespace AiOps.Bot.Tests.Sandbox;

/// <summary>The signature check against AWS's published test suite: its requests, canonical forms and Authorization headers.</summary>
public sealed class SignatureTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Key = "AKIDEXAMPLE";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sandbox", "Fixtures", "sigv4");
    private static readonly DateTimeOffset SignedAt = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly SignatureVerifier Verifier = new(Key, Secret, "us-east-1");

    public static TheoryData<string> Cases() => [.. Directory.GetFiles(Folder, "*.req").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThePublishedCanonicalRequestAndSignatureComeOut(string name)
    {
        var request = ReadRequest(name);
        var header = SignatureHeader.Parse(Read(name, "authz"))!;

        var canonical = CanonicalRequest.Build(request, header.SignedHeaders, CanonicalRequest.Hash(request.Body), rawPath: false);

        Assert.Equal(Read(name, "creq"), canonical);
        Assert.Equal(header.Signature, Signature.Compute(Secret, header, Signature.StringToSign("20150830T123600Z", header.Scope, canonical)));
    }

    [Fact]
    public void ASignedRequestIsAuthentic() => Assert.Equal(SignatureVerdict.Authentic, Verifier.Verify(Signed("post-x-www-form-urlencoded"), SignedAt));

    [Fact]
    public void AChangedBodyIsAMismatch()
        => Assert.Equal(SignatureVerdict.Mismatch, Verifier.Verify(Signed("post-x-www-form-urlencoded") with { Body = "Param1=value2"u8.ToArray() }, SignedAt));

    [Fact]
    public void AnotherSecretIsAMismatch()
        => Assert.Equal(SignatureVerdict.Mismatch, new SignatureVerifier(Key, "another", "us-east-1").Verify(Signed("get-vanilla"), SignedAt));

    [Fact]
    public void AnotherKeyIsUnknown()
        => Assert.Equal(SignatureVerdict.UnknownKey, new SignatureVerifier("AKIDOTHER", Secret, "us-east-1").Verify(Signed("get-vanilla"), SignedAt));

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public void ARequestFromAnotherTimeIsExpired(int seconds)
        => Assert.Equal(SignatureVerdict.Expired, Verifier.Verify(Signed("get-vanilla"), SignedAt.AddSeconds(seconds)));

    [Fact]
    public void AnotherRegionIsTheWrongScope()
        => Assert.Equal(SignatureVerdict.WrongScope, new SignatureVerifier(Key, Secret, "eu-central-1").Verify(Signed("get-vanilla"), SignedAt));

    [Fact]
    public void ARequestWithoutAuthorizationIsMissingIt() => Assert.Equal(SignatureVerdict.Missing, Verifier.Verify(ReadRequest("get-vanilla"), SignedAt));

    [Theory]
    [InlineData("Basic YTpi")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/us-east-1/service, SignedHeaders=host, Signature=00")]
    [InlineData("")]
    public void AnAuthorizationThatLacksPartsIsIncomplete(string authorization)
        => Assert.Equal(SignatureVerdict.Incomplete, Verifier.Verify(With(ReadRequest("get-vanilla"), "Authorization", authorization), SignedAt));

    [Fact]
    public void AnAmazonHeaderThatIsNotSignedIsIncomplete()
        => Assert.Equal(SignatureVerdict.Incomplete, Verifier.Verify(With(Signed("get-vanilla"), "X-Amz-Target", "Logs_20140328.DescribeLogGroups"), SignedAt));

    [Fact]
    public void AHashThatDoesNotFitTheBodyIsAMismatch()
    {
        var request = ReadRequest("get-vanilla");
        var header = SignatureHeader.Parse(Read("get-vanilla", "authz"))! with { SignedHeaders = ["host", "x-amz-content-sha256", "x-amz-date"] };
        request = With(request, "X-Amz-Content-SHA256", new string('0', 64));
        var canonical = CanonicalRequest.Build(request, header.SignedHeaders, new string('0', 64), rawPath: false);
        var signature = Signature.Compute(Secret, header, Signature.StringToSign("20150830T123600Z", header.Scope, canonical));

        var signed = With(request, "Authorization", $"AWS4-HMAC-SHA256 Credential={Key}/{header.Scope}, SignedHeaders={string.Join(';', header.SignedHeaders)}, Signature={signature}");

        Assert.Equal(SignatureVerdict.Mismatch, Verifier.Verify(signed, SignedAt));
    }

    private static RawRequest Signed(string name) => With(ReadRequest(name), "Authorization", Read(name, "authz"));

    private static RawRequest With(RawRequest request, string header, string value) => request with { Headers = [.. request.Headers, KeyValuePair.Create(header, value)] };

    private static string Read(string name, string extension) => File.ReadAllText(Path.Combine(Folder, $"{name}.{extension}")).ReplaceLineEndings("\n");

    private static RawRequest ReadRequest(string name)
    {
        var parts = Read(name, "req").Split("\n\n", 2);
        var lines = parts[0].TrimEnd().Split('\n');
        var target = lines[0][(lines[0].IndexOf(' ', StringComparison.Ordinal) + 1)..lines[0].LastIndexOf(" HTTP", StringComparison.Ordinal)];
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var continues = char.IsWhiteSpace(line[0]);
            var pair = continues ? KeyValuePair.Create(headers[^1].Key, headers[^1].Value + "\n" + line) : KeyValuePair.Create(line[..colon], line[(colon + 1)..]);
            headers.RemoveRange(headers.Count - (continues ? 1 : 0), continues ? 1 : 0);
            headers.Add(pair);
        }

        var body = parts.Length > 1 ? System.Text.Encoding.UTF8.GetBytes(parts[1]) : [];
        return new RawRequest(lines[0].Split(' ')[0], question < 0 ? target : target[..question], question < 0 ? "" : target[(question + 1)..], headers, body);
    }
}
