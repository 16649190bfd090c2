using System.Net.Http.Json;
using System.Text.Json;
using AiOps.Bot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>The real host with the simulated account, on a free port and in a folder of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private RunningBot(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public SandboxAccount Sandbox => _app.Services.GetRequiredService<SandboxAccount>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RunningBot> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-").FullName;
        KeyValuePair<string, string?>[] flags =
        [
            new("Bot:Urls", "http://127.0.0.1:0"), new("Bot:Folder", folder), new("Logging:LogLevel:Default", "Warning"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
        ];

        // What a test sets wins.
        var app = await BotHost.BuildAsync(new() { Flags = [.. flags.Reverse().DistinctBy(f => f.Key)] }, null, Ct);
        await app.StartAsync(Ct);
        return new(app, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<JsonElement> IncidentAsync(string id) => await Http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{id}", Ct);

    /// <summary>The first incident of the kind, as soon as it fulfils the condition.</summary>
    public async Task<JsonElement> WaitForIncidentAsync(string kind, Func<JsonElement, bool> condition, TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        var last = "no incident of that kind";
        while (true)
        {
            var list = await Http.GetFromJsonAsync<JsonElement>("/api/v1/incidents", Ct);
            foreach (var item in list.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == kind))
            {
                var incident = await IncidentAsync(item.GetProperty("id").GetString()!);
                if (condition(incident))
                {
                    return incident;
                }

                last = $"{incident.GetProperty("status")}, {incident.GetProperty("hypotheses").ToString()[..Math.Min(600, incident.GetProperty("hypotheses").ToString().Length)]}";
            }

            Assert.False(limit.IsCancellationRequested, $"waited {atMost.TotalSeconds:0} s for {kind}; last seen: {last}");
            await Task.Delay(250, Ct);
        }
    }

    public Task<HttpResponseMessage> DecideAsync(string remediation, string decision, string digest) =>
        Http.PostAsJsonAsync($"/api/v1/remediations/{remediation}/{decision}", new { digest, reason = "" }, Ct);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
