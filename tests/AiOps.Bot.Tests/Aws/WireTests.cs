using System.Net;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Operations.Sts;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

public sealed class WireTests
{
    private const string Identity =
        "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ann</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ACallIsSignedForItsServiceAndRegion()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(Identity));
        using var wire = Some.AwsWire(transport);

        var identity = await new StsReads(wire).GetCallerIdentityAsync(None);

        Assert.Equal(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/ann", "AIDA"), identity);
        var sent = Assert.Single(transport.Sent);
        Assert.Equal("https://sts.eu-central-1.amazonaws.com/", sent.Uri.ToString());
        Assert.Equal("Action=GetCallerIdentity&Version=2011-06-15", sent.Body);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260314/eu-central-1/sts/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThrottledCallIsRepeatedAndSignedAnew()
    {
        using var transport = ScriptedTransport.InTurn(
            () => ScriptedTransport.JsonError(HttpStatusCode.BadRequest, "ThrottlingException", "Rate exceeded"),
            () => ScriptedTransport.JsonError(HttpStatusCode.BadRequest, "com.amazonaws.logs#ThrottlingException", "Rate exceeded"),
            () => ScriptedTransport.Ok("{\"logGroups\":[]}"));
        var time = new HastyTime();
        using var wire = Some.AwsWire(transport, time: time);

        await foreach (var _ in new LogsReads(wire).DescribeLogGroupsAsync(null, None))
        {
        }

        Assert.Equal(3, transport.Sent.Count);
        Assert.Equal(2, time.Delays.Count);
        Assert.Single(transport.Sent.Select(s => s.Body).Distinct());
        Assert.All(transport.Sent, s => Assert.Single(s.Headers["Authorization"].Split("Signature=").Skip(1)));
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameDelays()
    {
        async Task<IReadOnlyList<TimeSpan>> DelaysAsync()
        {
            var time = new HastyTime();
            using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Answer(HttpStatusCode.ServiceUnavailable, ""));
            using var wire = Some.AwsWire(transport, time: time);
            await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None));
            return time.Delays;
        }

        var first = await DelaysAsync();

        Assert.Equal(4, first.Count);
        Assert.Equal(first, await DelaysAsync());
        Assert.True(first.Distinct().Count() > 1, "no jitter");
    }

    [Fact]
    public async Task RetryAfterIsHonouredUpToTheLongestDelay()
    {
        var time = new HastyTime();
        using var transport = ScriptedTransport.InTurn(
            () => ScriptedTransport.Answer(HttpStatusCode.TooManyRequests, "", ("Retry-After", "7")),
            () => ScriptedTransport.Answer(HttpStatusCode.TooManyRequests, "", ("Retry-After", "86400")),
            () => ScriptedTransport.Ok(Identity));
        using var wire = Some.AwsWire(transport, time: time);

        await new StsReads(wire).GetCallerIdentityAsync(None);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(20)], time.Delays);
    }

    [Fact]
    public async Task AttemptsAreBoundedAndTheLastErrorIsTold()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Answer(HttpStatusCode.InternalServerError, "<html><body>Sorry</body></html>"));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None));

        Assert.Equal(5, transport.Sent.Count);
        Assert.Equal("InternalServerError", thrown.Code);
        Assert.Equal(HttpStatusCode.InternalServerError, thrown.Status);
        Assert.Equal("sts:GetCallerIdentity", thrown.Operation);
    }

    [Fact]
    public async Task AWriteThatMayHaveHappenedIsNotRepeated()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Answer(HttpStatusCode.InternalServerError, ""));
        using var wire = Some.AwsWire(transport);

        await Assert.ThrowsAsync<AwsException>(() => new LogsWrites(wire).CreateLogGroupAsync("/a", None));

        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task AWriteThatWasThrottledIsRepeated()
    {
        using var transport = ScriptedTransport.InTurn(
            () => ScriptedTransport.JsonError(HttpStatusCode.BadRequest, "ThrottlingException", "slow down"), () => ScriptedTransport.Ok("{}"));
        using var wire = Some.AwsWire(transport);

        await new LogsWrites(wire).CreateLogGroupAsync("/a", None);

        Assert.Equal(2, transport.Sent.Count);
    }

    [Fact]
    public async Task ABrokenConnectionIsRepeatedForReadsAndThenTold()
    {
        using var transport = new ScriptedTransport(_ => throw new HttpRequestException("connection refused"));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None));

        Assert.Equal("ConnectionFailed", thrown.Code);
        Assert.Equal(5, transport.Sent.Count);
    }

    [Fact]
    public async Task AnAnswerThatNeverComesEndsInARequestTimeout()
    {
        using var silent = new SilentTransport();
        using var wire = new AwsWire(
            new AwsEndpoints("eu-central-1", null),
            new ExplicitCredentials(Some.AwsCredentials),
            new AwsWireOptions { Attempts = 2, BaseDelay = TimeSpan.FromMilliseconds(1), AttemptTimeout = TimeSpan.FromMilliseconds(20), TotalTimeout = TimeSpan.FromSeconds(2) },
            new WireSurroundings(TimeProvider.System, new Random(1)),
            silent);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None));

        Assert.Equal("RequestTimeout", thrown.Code);
        Assert.Equal(2, silent.Calls);
    }

    [Fact]
    public async Task CancellationIsNotATimeout()
    {
        using var silent = new SilentTransport();
        using var wire = new AwsWire(
            new AwsEndpoints("eu-central-1", null), new ExplicitCredentials(Some.AwsCredentials), new AwsWireOptions(), new WireSurroundings(TimeProvider.System, new Random(1)), silent);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StsReads(wire).GetCallerIdentityAsync(cancel.Token));
    }

    [Fact]
    public async Task AnEndlessAnswerIsRefused()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(new string('x', 2_000)));
        using var wire = Some.AwsWire(transport, new AwsWireOptions { LargestResponse = 1_000 });

        Assert.Equal("ResponseTooLong", (await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None))).Code);
    }

    [Theory]
    [InlineData("<html>please log in</html>")]
    [InlineData("not xml at all")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")]
    public async Task ABodyThatAwsWouldNotSendIsAnErrorAndNotAnAnswer(string body)
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(body));
        using var wire = Some.AwsWire(transport);

        Assert.Equal("UnreadableResponse", (await Assert.ThrowsAsync<AwsException>(() => new StsReads(wire).GetCallerIdentityAsync(None))).Code);
    }

    [Fact]
    public async Task AListingWhoseTokenRepeatsIsStopped()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok("{\"logGroups\":[],\"nextToken\":\"again\"}"));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(async () =>
        {
            await foreach (var _ in new LogsReads(wire).DescribeLogGroupsAsync(null, None))
            {
            }
        });

        Assert.Equal("RepeatedPageToken", thrown.Code);
        Assert.Equal(2, transport.Sent.Count);
    }

    private sealed class SilentTransport : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("unreachable");
        }
    }
}
