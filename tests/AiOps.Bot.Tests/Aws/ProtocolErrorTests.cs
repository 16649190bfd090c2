using System.Net;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

/// <summary>The error cases of AWS's own protocol tests, of every protocol (Apache-2.0, see the notice beside the fixtures).</summary>
public sealed class ProtocolErrorTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, JsonElement>> Cases = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Aws", "Fixtures", "protocol", "errors.json")))
            .RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!));

    public static TheoryData<string> Ids => [.. Cases.Value.Keys];

    [Fact]
    public void TheWholeSuiteIsThere() => Assert.Equal(45, Cases.Value.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryErrorOfTheSuiteIsReadByItsCode(string id)
    {
        var test = Cases.Value[id];
        var call = new AwsCall { Api = new("any", "any", Enum.Parse<AwsProtocol>(test.GetProperty("protocol").GetString()!), "2020-01-08"), Operation = "GreetingWithErrors" };
        var headers = test.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

        var error = AwsErrors.Read(call, (HttpStatusCode)test.GetProperty("status").GetInt32(), headers, Encoding.UTF8.GetBytes(test.GetProperty("body").GetString()!));

        Assert.Equal(test.GetProperty("errorCode").GetString(), error.Code);
        Assert.Equal(test.GetProperty("errorMessage").GetString() ?? error.AwsMessage, error.AwsMessage);
        Assert.False(string.IsNullOrWhiteSpace(error.AwsMessage));
    }
}
