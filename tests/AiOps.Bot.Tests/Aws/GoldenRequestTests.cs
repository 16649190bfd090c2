using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

/// <summary>Every request we send is the one that AWS's own client library sends for the same parameters (golden files, recorded from it).</summary>
public sealed class GoldenRequestTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Names => [.. GoldenFile.Names(GoldenFile.Requests)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WeSendWhatAwsOwnClientSends(string name)
    {
        var golden = GoldenFile.Read(GoldenFile.Requests, name);
        using var transport = ScriptedTransport.InTurn(
            () => ScriptedTransport.Ok(GoldenCalls.FirstAnswer(golden)), () => ScriptedTransport.Ok(GoldenCalls.LastAnswer(golden)));
        using var wire = Some.AwsWire(transport);

        await GoldenCalls.All[name](wire);

        Assert.Equal(name.EndsWith("second-page", StringComparison.Ordinal) ? 2 : 1, transport.Sent.Count);
        var ours = WireSpelling.Comparable(WireSpelling.Of(transport.Sent[^1]));
        var theirs = WireSpelling.Comparable(golden.Said);
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"AWS's client sends\n{theirs.ToJsonString(Indented)}\nwe send\n{ours.ToJsonString(Indented)}");
    }

    [Fact]
    public void EveryOperationOfOurClientsHasAGoldenRequest()
    {
        // RunAsync of SsmCommands sends nothing of its own: it is SendCommand and GetCommandInvocation.
        var operations = typeof(AwsReadAccount).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("AiOps.Bot.Aws.Operations.", StringComparison.Ordinal) == true)
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(AwsWire))))
            .SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t && m.Name.EndsWith("Async", StringComparison.Ordinal) && m.Name != "RunAsync"))
            .Select(m => m.Name[..^"Async".Length])
            .ToList();

        var recorded = GoldenFile.Names(GoldenFile.Requests).Select(n => n.Split('.')[1]).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.True(operations.Count >= 15, $"only {operations.Count} operations were found");
        Assert.Equal([], operations.Except(recorded, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void EveryApiIsReachedWhereAwsOwnClientReachesIt()
    {
        var apis = new[] { AwsApi.Logs, AwsApi.Ec2, AwsApi.CloudTrail, AwsApi.Rds, AwsApi.Ssm, AwsApi.Sns, AwsApi.Sts, AwsApi.Iam }.ToDictionary(a => a.SigningName);
        var endpoints = GoldenFile.Endpoints();

        var ours = endpoints.Select(e => new AwsEndpoints((string)e.Case["region"]!, null).AddressOf(new AwsCall { Api = apis[(string)e.Case["service"]!], Operation = "Any" }).Host);

        Assert.True(endpoints.Count >= 100, $"only {endpoints.Count} endpoints were recorded");
        Assert.Equal(endpoints.Select(e => e.Host), ours);
    }
}
