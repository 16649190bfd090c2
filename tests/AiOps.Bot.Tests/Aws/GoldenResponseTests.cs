using System.Net;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

/// <summary>Every answer means to us what it means to AWS's own client library (golden files, recorded from it).</summary>
public sealed class GoldenResponseTests
{
    public static TheoryData<string> Answers => [.. GoldenFile.Names(GoldenFile.Responses).Where(n => !IsError(n))];

    public static TheoryData<string> Errors => [.. GoldenFile.Names(GoldenFile.Responses).Where(IsError)];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task AnAnswerMeansWhatAwsOwnClientReads(string name)
    {
        var golden = GoldenFile.Read(GoldenFile.Responses, name);
        var (ours, theirs) = GoldenAnswers.All[golden.Operation];
        using var transport = new ScriptedTransport(_ => Answer(golden));
        using var wire = Some.AwsWire(transport);

        Assert.Equal(theirs(golden.Said), await ours(wire));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task AnErrorSaysWhatAwsOwnClientReads(string name)
    {
        var golden = GoldenFile.Read(GoldenFile.Responses, name);
        using var transport = new ScriptedTransport(_ => Answer(golden));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => GoldenAnswers.All[golden.Operation].Ours(wire));

        var error = golden.Said["error"]!;
        Assert.Equal(((string?)error["Code"], (string?)error["Message"]), (thrown.Code, thrown.AwsMessage));
        Assert.Equal((int)golden.Case["status"]!, (int)thrown.Status!);
    }

    [Fact]
    public void EveryOperationHasAGoldenAnswer() =>
        Assert.Equal([], GoldenAnswers.All.Keys.Except(GoldenFile.Names(GoldenFile.Responses).Select(n => n.Split('.')[1])));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"please log in\"")]
    [InlineData("null")]
    public async Task JsonThatIsNoObjectIsNotTakenForAnEmptyAnswer(string body) => await IsUnreadableAsync("DescribeLogGroups", body);

    [Theory]
    [InlineData("DescribeInstances")]
    [InlineData("DescribeSecurityGroups")]
    [InlineData("RevokeSecurityGroupIngress")]
    public async Task AWellFormedPageOfAProxyIsNotTakenForAnEmptyAnswer(string operation) =>
        await IsUnreadableAsync(operation, "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>please log in</body></html>");

    private static async Task IsUnreadableAsync(string operation, string body)
    {
        using var transport = new ScriptedTransport(_ => ScriptedTransport.Ok(body));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => GoldenAnswers.All[operation].Ours(wire));

        Assert.Equal("UnreadableResponse", thrown.Code);
    }

    private static bool IsError(string name) => name.StartsWith("error.", StringComparison.Ordinal);

    private static HttpResponseMessage Answer(GoldenFile golden) => ScriptedTransport.Answer(
        (HttpStatusCode)(int)golden.Case["status"]!,
        (string)golden.Case["body"]!,
        [.. golden.Case["headers"]!.AsObject().Where(h => h.Key != "content-type").Select(h => (h.Key, (string)h.Value!))]);
}
