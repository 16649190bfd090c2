using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Commands;

/// <summary>
/// 2,000 signed clicks of 200 people on 100 remediations, from 32 connections as fast as they are answered, against the real host in this process: how long a click waits for its
/// acknowledgement. 500 clicks go before, so that the code is compiled; the clients share the processors with the host.
/// </summary>
internal sealed class ClickBench(TimeProvider time)
{
    private const int Clicks = 2_000;
    private const int WarmUp = 500;
    private const int People = 200;
    private const int Proposals = 100;
    private const int Connections = 32;
    private const double TargetMilliseconds = 250;
    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async Task<BenchRow> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-bench-");
        try
        {
            await using var app = await BotHost.BuildAsync(new() { Flags = [.. Flags(folder.FullName)] }, Quiet, cancellationToken);
            await app.StartAsync(cancellationToken);
            var proposed = await ProposeAsync(app.Services, cancellationToken);
            await ClickAsync(new(app.Urls.First()), proposed, (-WarmUp, WarmUp), cancellationToken);
            var waited = await ClickAsync(new(app.Urls.First()), proposed, (0, Clicks), cancellationToken);
            await app.StopAsync(cancellationToken);
            return BenchRow.OfDurations("chat click acknowledged, 2,000 in a burst", waited, TargetMilliseconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Flags(string folder) =>
    [
        new("Bot:Urls", "http://127.0.0.1:0"), new("Bot:Folder", folder), new("Bot:Account", "none"), new("Logging:LogLevel:Default", "Error"),
        .. Enumerable.Range(0, People).SelectMany(PersonFlags),
        new("Chat:Slack:BotToken", "none"), new("Chat:Slack:SigningSecret", _secret), new("Chat:Slack:AppId", "A1"), new("Chat:Slack:TeamId", "T1"),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> PersonFlags(int number)
    {
        var person = Text($"Security:People:{number}");
        return [new($"{person}:Id", Text($"p{number}")), new($"{person}:MayApproveUpTo", nameof(ActionTier.Disruptive)), new($"{person}:Accounts:0", Text($"slack:T1/U{number}"))];
    }

    private static void Quiet(IServiceCollection services)
    {
        services.RemoveAll<IChatPlatform>();
        services.AddSingleton<IChatPlatform, SilentPlatform>();
    }

    private async Task<Remediation[]> ProposeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var proposed = Enumerable.Range(0, Proposals).Select(i => BenchProposal.Of(i, now)).ToArray();
        await services.GetRequiredService<IIncidentStore>().ApplyAsync(new() { Incidents = [.. proposed.Select(p => BenchProposal.IncidentOf(p, now))] }, cancellationToken);
        await services.GetRequiredService<IRemediationStore>().SaveAsync(new() { Remediations = proposed }, cancellationToken);
        return proposed;
    }

    private async Task<double[]> ClickAsync(Uri host, Remediation[] proposed, (int First, int Count) clicks, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = host };
        var waited = new double[clicks.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, clicks.Count), new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken }, async (i, token) =>
        {
            using var request = RequestOf(clicks.First + i, proposed[i % Proposals]);
            var began = time.GetTimestamp();
            using var answer = await http.SendAsync(request, token);
            waited[i] = time.GetElapsedTime(began).TotalMilliseconds;
            answer.EnsureSuccessStatusCode();
        });
        return waited;
    }

    private HttpRequestMessage RequestOf(int click, Remediation remediation)
    {
        var payload = JsonText.OneLine(new
        {
            type = "block_actions",
            api_app_id = "A1",
            team = new { id = "T1" },
            user = new { id = Text($"U{Math.Abs(click) % People}"), name = "person", team_id = "T1" },
            container = new { type = "message", message_ts = "1795252099.000002", channel_id = "C1", is_ephemeral = false },
            trigger_id = Text($"1.{click}"),
            channel = new { id = "C1" },
            actions = new[] { new { type = "button", action_id = "approve:none", value = $"{remediation.Incident}|{remediation.Id}|{remediation.Digest}", action_ts = Text($"1795252102.{click}") } },
        });
        var body = Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload));
        var timestamp = Text($"{time.GetUtcNow().ToUnixTimeSeconds()}");
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/interactions") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        return request;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
