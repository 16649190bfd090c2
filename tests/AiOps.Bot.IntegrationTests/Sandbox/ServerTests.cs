using System.Net;
using System.Text;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Signing;

namespace AiOps.Bot.IntegrationTests.Sandbox;

/// <summary>The sandbox over real HTTP, called without any AWS library.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private SandboxAccount _account = null!;

    public async ValueTask InitializeAsync()
        => _account = await SandboxAccount.StartAsync(new SandboxOptions { HistoryDays = 1, PlaysScenarios = false }, TimeProvider.System, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task ItListensOnLoopbackOnly() => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(_account.Endpoint.Host)) && (await Logs("{}")).Status == 200);

    [Theory]
    [InlineData("{", "SerializationException")]
    [InlineData("[]", "SerializationException")]
    [InlineData("{\"limit\":\"ten\"}", "SerializationException")]
    [InlineData("{\"limit\":0}", "InvalidParameterException")]
    [InlineData("{\"nextToken\":\"x\"}", "InvalidParameterException")]
    public async Task AnInputThatCannotBeReadIsTheCallersFault(string body, string code)
    {
        var (status, text) = await Logs(body);

        Assert.Equal(400, status);
        Assert.Contains($"\"__type\":\"{code}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyBeyondTheBoundIsRefusedUnread() => Assert.Equal(413, (await Logs(new string(' ', RequestReader.MaxBodyBytes + 1))).Status);

    [Fact]
    public async Task AnUnsignedRequestIsRefusedInItsOwnProtocol()
    {
        var json = new HttpRequestMessage(HttpMethod.Post, _account.Endpoint) { Content = new StringContent("{}") };
        json.Headers.Add("X-Amz-Target", "Logs_20140328.DescribeLogGroups");
        var ec2 = new HttpRequestMessage(HttpMethod.Post, _account.Endpoint)
        {
            Content = new StringContent("Action=DescribeInstances&Version=2016-11-15", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };

        Assert.Contains("MissingAuthenticationTokenException", (await Send(json)).Text, StringComparison.Ordinal);
        Assert.Contains("<Response><Errors><Error><Code>MissingParameter</Code>", (await Send(ec2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThrottledAccountThrottlesEachNthCall()
    {
        _account.Faults.ThrottleEvery = 3;

        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add((await Logs("{}")).Text);
        }

        Assert.Equal([2, 5], Enumerable.Range(0, 6).Where(i => answers[i].Contains("ThrottlingException", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AFailingServiceAnswersWithServerErrors()
    {
        _account.Faults.FailEvery = 1;

        Assert.Equal(500, (await Logs("{}")).Status);
    }

    [Fact]
    public async Task ADeniedActionNamesThePermissionThatIsMissing()
    {
        _account.Faults.Deny("logs:DescribeLogGroups");
        var (status, text) = await Logs("{}");
        _account.Faults.Allow("logs:DescribeLogGroups");

        Assert.Equal(400, status);
        Assert.Contains("AccessDeniedException", text, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: logs:DescribeLogGroups", text, StringComparison.Ordinal);
        Assert.Equal(200, (await Logs("{}")).Status);
    }

    [Fact]
    public async Task AChangeIsCountedAndInTheTrailWithoutItsSecrets()
    {
        var (status, text) = await Sign("sns", "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A111122223333%3Aops-alerts&Message=private");

        Assert.True(status == 200, text);
        Assert.Equal(1, _account.World.ChangeCount("sns:Publish"));
        var record = _account.World.Trail.Entries[^1];
        Assert.Equal("Publish", record.EventName);
        Assert.DoesNotContain("private", record.Record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceThatTheTargetDoesNotBelongToDoesNotKnowTheOperation()
        => Assert.Contains("UnknownOperationException", (await Sign("ssm", "{}", "Logs_20140328.DescribeLogGroups")).Text, StringComparison.Ordinal);

    private Task<(int Status, string Text)> Logs(string body) => Sign("logs", body, "Logs_20140328.DescribeLogGroups");

    private Task<(int Status, string Text)> Sign(string service, string body, string? target = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        List<KeyValuePair<string, string>> headers = [new("host", _account.Endpoint.Authority), new("x-amz-date", timestamp)];
        if (target is not null)
        {
            headers.Add(new("x-amz-target", target));
        }

        var raw = new RawRequest("POST", "/", "", headers, bytes);
        var header = new SignatureHeader(_account.AccessKeyId, timestamp[..8], _account.Region, service, [.. headers.Select(h => h.Key)], "");
        var canonical = CanonicalRequest.Build(raw, header.SignedHeaders, CanonicalRequest.Hash(bytes), rawPath: false);
        var signature = Signature.Compute(_account.SecretAccessKey, header, Signature.StringToSign(timestamp, header.Scope, canonical));
        var request = new HttpRequestMessage(HttpMethod.Post, _account.Endpoint) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", target is null ? "application/x-www-form-urlencoded" : "application/x-amz-json-1.1");
        headers.Skip(1).ToList().ForEach(h => request.Headers.TryAddWithoutValidation(h.Key, h.Value));
        request.Headers.ExpectContinue = bytes.Length > 1_000_000;
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{SignatureHeader.Algorithm} Credential={_account.AccessKeyId}/{header.Scope}, SignedHeaders={string.Join(';', header.SignedHeaders)}, Signature={signature}");
        return Send(request);
    }

    private async Task<(int Status, string Text)> Send(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
