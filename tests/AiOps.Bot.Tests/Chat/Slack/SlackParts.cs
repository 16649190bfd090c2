using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Api;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Chat.Slack;

/// <summary>The adapter's parts put together over a stub of the Web API.</summary>
internal sealed class SlackParts : IDisposable
{
    private readonly HttpClient _http;

    public SlackParts(TimeProvider? time = null, Card? card = null, Func<CardChart, byte[]>? paint = null, IChartLinks? pictures = null, params (string, string)[] threads)
    {
        Time = time ?? new FakeTime(Some.Noon);
        _http = new(Slack);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        Client = new(_http, new(Time), options, Time, NullLogger<SlackClient>.Instance);
        var webhook = new SlackWebhook(_http, options, NullLogger<SlackWebhook>.Instance);
        var views = new SlackViews(Client, webhook, NullLogger<SlackViews>.Instance);
        var reception = new SlackReception(Desk, new KnownThreads(threads), new FixedCard(card), views, NullLogger<SlackReception>.Instance);
        Intake = new(reception, options, Time);
        var console = new SlackConsole(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Chat:PublicUrl", "https://aiops.example")]).Build(), pictures);
        Platform = new SlackPlatform(
            Client, new(Client, Time), new(Client, webhook, new(Client, options, NullLogger<SlackStreams>.Instance), new(Client, Time), options), views, new(Client, new(Client, options), Time), new(Client, _http, options, (Time, NullLogger<SlackCharts>.Instance), paint), console, NullLogger<SlackPlatform>.Instance);
    }

    public SlackOptions Options { get; } = new() { BotToken = "xoxb-test", AppToken = "xapp-test", SigningSecret = SlackDeliveries.Secret, AppId = SlackDeliveries.App, TeamId = SlackDeliveries.Team };

    public TimeProvider Time { get; }

    public StubSlack Slack { get; } = new();

    public CollectingDesk Desk { get; } = new();

    public SlackClient Client { get; }

    public SlackIntake Intake { get; }

    public IChatPlatform Platform { get; }

    public Task<IntakeAnswer> ReceiveAsync(string path, string body) =>
        Intake.ReceiveAsync(SlackDeliveries.Signed(path, body, Time.GetUtcNow()), TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();
}
