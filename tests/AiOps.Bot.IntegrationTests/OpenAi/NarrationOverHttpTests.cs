using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Prompts;
using AiOps.Bot.IntegrationTests.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.IntegrationTests.OpenAi;

public sealed class NarrationOverHttpTests : IAsyncLifetime
{
    private const string Good = """{"claims":[{"text":"The export stopped in September.","cites":[{"evidence":"E1","quote":"exported nothing since"}]}]}""";
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private OpenAiDouble _server = null!;

    public async ValueTask InitializeAsync() => _server = await OpenAiDouble.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<Narrative?> NarrateAsync(TimeSpan? limit = null)
    {
        await using var models = Pipelines.Of(("Chat:0:Provider", "openai"), ("Chat:0:Model", "small"), ("Chat:0:Endpoint", _server.Endpoint.ToString()), ("Chat:0:MaxRetries", "1"));
        var options = new InvestigationOptions { NarrationTimeout = limit ?? TimeSpan.FromSeconds(15) };
        var narrator = new ModelNarrator(models.Chat, new PromptFolder(""), Options.Create(options), TimeProvider.System, NullLogger<ModelNarrator>.Instance);
        return await narrator.NarrateAsync(Found(), Incident(), TestContext.Current.CancellationToken);
    }

    private static Investigation Found() => new()
    {
        Id = "inv-1",
        Incident = new("inc-1"),
        StartedAt = Noon,
        FinishedAt = Noon,
        Evidence =
        [
            new(new("E1"), "alert lines", new()
            {
                Kind = EvidenceKinds.TriggerLines,
                Title = "exported nothing since September",
                Query = "q",
                Window = new(Noon, Noon),
                RowCount = 1,
                Resource = new("i-1"),
                Lines = [new(null, Noon, "connecting with password=hunter2hunter2", false)],
            }),
        ],
    };

    private static Incident Incident() => new()
    {
        Id = new("inc-1"),
        Title = "export stopped",
        Severity = Severity.High,
        Kind = "expected-activity-ceased",
        Account = "1",
        Region = "r",
        StartedAt = Noon,
        OpenedAt = Noon,
        LastSeen = Noon,
    };

    [Fact]
    public async Task AGoodAnswerIsKeptUnderTheConfiguredModelsName()
    {
        _server.Answer = Good;
        var narrative = await NarrateAsync();
        Assert.Equal(("small", "The export stopped in September."), (narrative!.Model, narrative.Claims.Single().Text));
    }

    [Fact]
    public async Task TheRequestAsksForTheFormAndHoldsNoSecret()
    {
        _server.Answer = Good;
        await NarrateAsync();
        var request = Assert.Single(_server.Requests);
        Assert.Equal("json_schema", request.GetProperty("response_format").GetProperty("type").GetString());
        Assert.DoesNotContain("hunter2", request.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["system", "user"], request.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
    }

    [Theory]
    [InlineData("{\"claims\":[{\"text\":")]
    [InlineData("Sure! Here is the narrative you asked for.")]
    [InlineData("{\"summary\":\"it stopped\",\"claims\":[]}")]
    [InlineData("{\"claims\":[{\"text\":\"x\",\"cites\":\"E1\"}]}")]
    [InlineData("")]
    public async Task InvalidJsonAndAnotherFormLeaveTheCardAlone(string answer)
    {
        _server.Answer = answer;
        Assert.Null(await NarrateAsync());
    }

    [Fact]
    public async Task FakeCitationsAreCutAndTrueOnesKept()
    {
        _server.Answer = """{"claims":[{"text":"A.","cites":[{"evidence":"E5","quote":"exported nothing since"}]},{"text":"B.","cites":[{"evidence":"E1","quote":"deleted by kim"}]},{"text":"C.","cites":[{"evidence":"E1","quote":"nothing since September"}]}]}""";
        var narrative = await NarrateAsync();
        Assert.Equal(["C."], narrative!.Claims.Select(c => c.Text));
        Assert.Equal(2, narrative.CutClaims);
    }

    [Fact]
    public async Task TwoHundredKilobytesAreNotUsed()
    {
        _server.Answer = Good[..^1] + new string(' ', 200_000) + "}";
        Assert.Null(await NarrateAsync());
    }

    [Fact]
    public async Task ASlowModelIsNotWaitedFor()
    {
        _server.Delay = TimeSpan.FromSeconds(8);
        _server.Answer = Good;
        var started = TimeProvider.System.GetTimestamp();
        Assert.Null(await NarrateAsync(TimeSpan.FromSeconds(1)));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(6));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task AServerThatRefusesOrFailsLeavesTheCardAlone(int status)
    {
        for (var i = 0; i < 5; i++)
        {
            _server.Failures.Enqueue(status);
        }

        Assert.Null(await NarrateAsync());
        // A refused form is tried in words too, twice at most.
        Assert.True(_server.Requests.Count <= (status == 400 ? 3 : 2));
    }

    [Fact]
    public async Task OneThrottledRequestIsRepeated()
    {
        _server.Answer = Good;
        _server.Failures.Enqueue(429);
        Assert.NotNull(await NarrateAsync());
    }

    [Fact]
    public async Task GarbageInTheStreamLeavesTheCardAlone()
    {
        _server.Raw = "data: {not json}\n\ndata: [DONE]\n\n";
        Assert.Null(await NarrateAsync());
    }
}
