using System.Text.RegularExpressions;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.IntegrationTests.Slack;
using AiOps.Bot.IntegrationTests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>The real host with both strict doubles attached, and people who use both platforms.</summary>
internal sealed class AttackedBot : IAsyncDisposable
{
    /// <summary>Everybody here may approve everything, so that what stops them is never that they may not.</summary>
    private static readonly string[] Entitled = ["ana", "ben", "cem", "gus", "out", "left"];

    private (Action<IServiceCollection>? More, (string Key, string Value)[] Settings) _start;

    private AttackedBot(ChatHost host, SlackSide slack, TeamsSide teams)
    {
        (Host, Slack, Teams) = (host, slack, teams);
        (slack.Host, teams.Host) = (host, host);
    }

    public ChatHost Host { get; private set; }

    public SlackSide Slack { get; }

    public TeamsSide Teams { get; }

    public PersonDirectory People { get; private init; } = null!;

    public static Task<AttackedBot> StartAsync(params (string Key, string Value)[] settings) => StartWithAsync(Entitled, settings);

    public static Task<AttackedBot> StartWithAsync(IReadOnlyCollection<string> entitled, params (string Key, string Value)[] settings) => StartAsync(entitled, null, settings);

    /// <summary>With more registrations, which win over the product's.</summary>
    public static Task<AttackedBot> StartMoreAsync(Action<IServiceCollection> more, params (string Key, string Value)[] settings) => StartAsync(Entitled, more, settings);

    private static async Task<AttackedBot> StartAsync(IReadOnlyCollection<string> entitled, Action<IServiceCollection>? more, (string Key, string Value)[] settings)
    {
        var slack = new SlackSide(await SlackDouble.StartAsync());
        var teams = new TeamsSide(await TeamsDouble.StartAsync(ChatHost.Ct));
        var host = await ChatHost.StartWithOwnPlatformsAsync(new([.. entitled.Select(u => Person(u, slack, teams))]), [.. slack.Settings, .. teams.Settings, .. settings], more: more);
        var bot = new AttackedBot(host, slack, teams) { People = host.Get<PersonDirectory>(), _start = (more, settings) };
        foreach (var user in entitled.Append("eve"))
        {
            slack.Join(user);
            teams.Join(user);
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, await teams.DeliverAsync(teams.Deliveries.Signed(teams.Deliveries.Installation("add", personal: false))));
        return bot;
    }

    /// <summary>The process ends and begins anew on the same database.</summary>
    public async Task RestartAsync()
    {
        var people = People;
        Host = await ChatHost.StartWithOwnPlatformsAsync(people, [.. Slack.Settings, .. Teams.Settings, .. _start.Settings], await Host.StopAsync(), _start.More);
        (Slack.Host, Teams.Host) = (Host, Host);
    }

    public ChatSide Side(string name) => name == Slack.Name ? Slack : Teams;

    /// <summary>A proposal whose incident both channels show.</summary>
    public async Task<Remediation> ProposeAsync(int number = 1, Func<Remediation, Remediation>? with = null)
    {
        var remediation = await Host.ProposeAsync(number, with);
        await PostedAsync(remediation.Incident);
        return remediation;
    }

    public Task PostedAsync(IncidentId incident) => ChatHost.WaitAsync(
        async () => (await Host.Get<IChatPostStore>().ListAsync(incident, ChatHost.Ct)).Count(p => p.Message is not null) == 2, "the incident in both channels");

    public async Task<Remediation> NowAsync(Remediation remediation) => (await Host.Get<IRemediationStore>().GetAsync(remediation.Id, ChatHost.Ct))!;

    /// <summary>Both platforms have been told all that there is to tell.</summary>
    public async Task SettledAsync()
    {
        await Slack.SettledAsync();
        await Teams.SettledAsync();
    }

    public Task UntilAsync(Remediation remediation, RemediationStatus status) =>
        ChatHost.WaitAsync(async () => (await NowAsync(remediation)).Status == status, $"{remediation.Id} to be {status}");

    /// <summary>The action store and the account: nothing approved, nothing run, nothing called; and what is read everywhere.</summary>
    public async Task NothingHappenedAsync(Remediation remediation, RemediationStatus status = RemediationStatus.Proposed)
    {
        var now = await NowAsync(remediation);
        Assert.Equal(status, now.Status);
        Assert.Null(now.Execution);
        Assert.Empty(Host.Action.Runs);
        Assert.Empty(await Host.Get<IRemediationStore>().ListAsync(RemediationStatus.Running, 10, ChatHost.Ct));
        Assert.Empty(await Host.Get<IRemediationStore>().ListAsync(RemediationStatus.Succeeded, 10, ChatHost.Ct));
        await HoldsEverywhereAsync();
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(IncidentId incident, string verb) =>
        [.. (await Host.Get<ITimelineStore>().ListAsync(incident, ChatHost.Ct)).Where(e => e.Verb == verb)];

    /// <summary>Nothing that went out on either platform pings, links, formats or fetches, and none of the words is in it.</summary>
    public void OutgoingIsHarmless(params string[] secrets)
    {
        foreach (var side in new ChatSide[] { Slack, Teams })
        {
            Assert.Equal("", string.Join('\n', side.Harms()));
            foreach (var message in side.Sent)
            {
                Assert.All(secrets, s => Assert.DoesNotContain(ChatSide.Texts(message), t => t.Text.Contains(s, StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    /// <summary>
    /// What holds in every case: nothing ran that nobody approved, nothing ran twice, and what people read on both platforms, in the console, by the API and from
    /// commands can do nothing and has none of the words.
    /// </summary>
    public async Task HoldsEverywhereAsync(params string[] secrets)
    {
        await NothingRanUnapprovedAsync();
        OutgoingIsHarmless(secrets);
        var shown = await ReaderSide.ReadAsync(Host);
        Assert.Equal("", string.Join('\n', shown.SelectMany(ReaderSide.HarmsOf)));
        foreach (var (where, text) in shown)
        {
            Assert.Empty(secrets.Where(s => System.Net.WebUtility.HtmlDecode(text).Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{where} has {s}"));
        }
    }

    private async Task NothingRanUnapprovedAsync()
    {
        var known = new List<Remediation>();
        foreach (var incident in await Host.Get<IIncidentStore>().ListAsync(500, ChatHost.Ct))
        {
            known.AddRange(await Host.Get<IRemediationStore>().ListAsync(incident.Id, ChatHost.Ct));
        }

        Assert.All(known.Where(r => r.Execution is not null), r => Assert.NotEmpty(r.Approvals));
        Assert.All(Host.Action.Runs, run => Assert.Equal(1, run.Value));
        Assert.All(Host.Action.Runs.Keys, id => Assert.NotEmpty(Assert.Single(known, r => r.Id.Value == id).Approvals));
    }

    /// <summary>Said to this user alone, and to nobody else on either platform.</summary>
    public void RefusedAlone(ChatSide side, string user, string why)
    {
        Assert.Contains(side.HeardAlone(user), said => said.Contains(why, StringComparison.OrdinalIgnoreCase));
        Assert.All(Slack.Public.Concat(Teams.Public), message => Assert.DoesNotContain(ChatSide.Texts(message), t => t.Text.Contains(why, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>How often the counter of refused deliveries rose for this platform and reason, in the whole process.</summary>
    public async Task<long> CountedAsync(string platform, string reason)
    {
        var metrics = await Host.Http.GetStringAsync("/metrics", ChatHost.Ct);
        var line = metrics.Split('\n').FirstOrDefault(l => l.StartsWith("aiops_chat_refused", StringComparison.Ordinal) && l.Contains($"\"{platform}\"", StringComparison.Ordinal) && l.Contains($"\"{reason}\"", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(Regex.Match(line, @"\} (\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.Double.DisposeAsync();
        await Teams.Double.DisposeAsync();
    }

    private static Person Person(string id, ChatSide slack, ChatSide teams) =>
        new(id, char.ToUpperInvariant(id[0]) + id[1..], [slack.IdentityOf(id), teams.IdentityOf(id)], ActionTier.Destructive);
}
