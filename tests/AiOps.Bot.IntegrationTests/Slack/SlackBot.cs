using AiOps.Bot.Chat;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>The Slack adapter as the host composes it, with its paths on loopback and a desk that only collects.</summary>
internal sealed class SlackBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SlackBot(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public CollectingDesk Desk => (CollectingDesk)_app.Services.GetRequiredService<IChatDesk>();

    public IChatPlatform Platform => _app.Services.GetRequiredService<IChatPlatform>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<SlackBot> StartAsync(SlackDouble slack, params (string Name, string Value)[] settings) => await StartAsync(slack, TimeProvider.System, settings);

    public static async Task<SlackBot> StartAsync(SlackDouble slack, TimeProvider time, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Chat:Slack:ApiBase", slack.ApiBase.AbsoluteUri),
            KeyValuePair.Create<string, string?>("Chat:Slack:BotToken", SlackDouble.BotToken),
            KeyValuePair.Create<string, string?>("Chat:Slack:AppToken", SlackDouble.AppToken),
            KeyValuePair.Create<string, string?>("Chat:Slack:SigningSecret", SlackDeliveries.Secret),
            KeyValuePair.Create<string, string?>("Chat:Slack:AppId", SlackDeliveries.App),
            KeyValuePair.Create<string, string?>("Chat:Slack:TeamId", SlackDeliveries.Team),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value)));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IChatDesk, CollectingDesk>();
        builder.Services.AddSingleton<IChatPostStore>(new KnownThreads());
        builder.Services.AddSingleton<IReadCards>(new FixedCard());
        builder.Services.AddSlack(builder.Configuration);
        var app = builder.Build();
        foreach (var intake in app.Services.GetServices<IChatIntake>())
        {
            foreach (var path in intake.Paths)
            {
                app.MapPost(path, context => ReceiveAsync(context, intake, path));
            }
        }

        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task ReceiveAsync(HttpContext context, IChatIntake intake, string path)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var answer = await intake.ReceiveAsync(new(path, context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body.ToArray()), context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body);
    }
}
