using System.Globalization;
using System.Text;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

/// <summary>AWS's own Signature Version 4 test suite (Apache-2.0, see the notice beside the fixtures).</summary>
public sealed class SigV4Tests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Aws", "Fixtures", "sigv4");
    private static readonly SigningScope Scope = new("us-east-1", "service");
    private static readonly DateTimeOffset Time = DateTimeOffset.ParseExact("20150830T123600Z", "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static TheoryData<string> Vectors => [.. Directory.GetFiles(Folder, "*.req").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void TheWholeSuiteIsThere() => Assert.True(Vectors.Count >= 30, $"only {Vectors.Count} vectors");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void EveryVectorOfTheSuiteIsSpeltAndSignedAsAwsDoes(string vector)
    {
        var (request, body) = Read(vector);

        Assert.Equal(Text(vector, "creq"), request.Spell(body, isS3: false));
        Assert.Equal(Text(vector, "authz"), SigV4.Authorization(request, body, Some.AwsCredentials, Scope, Time));
    }

    [Fact]
    public void TheSecretIsNeverShown() => Assert.DoesNotContain("wJalr", Some.AwsCredentials.ToString(), StringComparison.Ordinal);

    [Fact]
    public void AnotherBodyPathHeaderTimeOrRegionGivesAnotherSignature()
    {
        var (request, body) = Read("post-vanilla");
        var signatures = new[]
        {
            SigV4.Authorization(request, body, Some.AwsCredentials, Scope, Time),
            SigV4.Authorization(request, [1], Some.AwsCredentials, Scope, Time),
            SigV4.Authorization(request with { Path = "/other" }, body, Some.AwsCredentials, Scope, Time),
            SigV4.Authorization(request with { Headers = [.. request.Headers, new("x-amz-more", "1")] }, body, Some.AwsCredentials, Scope, Time),
            SigV4.Authorization(request, body, Some.AwsCredentials, Scope, Time.AddDays(1)),
            SigV4.Authorization(request, body, Some.AwsCredentials, Scope with { Region = "eu-west-1" }, Time),
        };

        Assert.Equal(signatures.Length, signatures.Select(s => s[^64..]).Distinct().Count());
    }

    private static (CanonicalRequest Request, byte[] Body) Read(string vector)
    {
        var text = Text(vector, "req");
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = (blank < 0 ? text : text[..blank]).Split('\n');
        var first = head[0];
        var target = first[(first.IndexOf(' ') + 1)..first.LastIndexOf(' ')];
        var question = target.IndexOf('?');
        var (path, query) = question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
        var request = new CanonicalRequest(first[..first.IndexOf(' ')], path, query, Signable(vector, Headers(head.Skip(1))));
        return (request, Encoding.UTF8.GetBytes(blank < 0 ? "" : text[(blank + 2)..]));
    }

    // In one vector the token is added after signing, as a few old services want it; in another it comes with the credentials and not with the request.
    private static List<KeyValuePair<string, string>> Signable(string vector, List<KeyValuePair<string, string>> headers) => vector switch
    {
        "post-sts-header-after" => [.. headers.Where(h => h.Key != "X-Amz-Security-Token")],
        "get-vanilla-with-session-token" => [.. headers, new("X-Amz-Security-Token", "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267")],
        _ => headers,
    };

    private static List<KeyValuePair<string, string>> Headers(IEnumerable<string> lines)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            if (line[0] == ' ')
            {
                headers[^1] = new(headers[^1].Key, headers[^1].Value + " " + line);
                continue;
            }

            var colon = line.IndexOf(':');
            headers.Add(new(line[..colon], line[(colon + 1)..]));
        }

        return headers;
    }

    private static string Text(string vector, string kind) => File.ReadAllText(Path.Combine(Folder, $"{vector}.{kind}")).ReplaceLineEndings("\n");
}
