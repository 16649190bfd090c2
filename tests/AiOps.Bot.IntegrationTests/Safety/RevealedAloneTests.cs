using System.Text.Json.Nodes;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Commands;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>What a placeholder stands for, on the real host: the channel never sees it, its reader does, and a restart changes nothing.</summary>
public sealed class RevealedAloneTests
{
    private const string Person = "marta@example.org";

    private static async Task<(IncidentId Incident, string Placeholder)> PostAsync(AttackedBot bot)
    {
        bot.People.Replace(bot.People.Now with { People = [.. bot.People.Now.People.Select(p => p.Id == "ana" ? p.MayReveal(new RevealGrant { Kinds = ["email"] }) : p)] });
        var incident = (await bot.Host.ProposeAsync(1, about: i => i with { Title = $"logins of {Person} fail" })).Incident;
        await bot.PostedAsync(incident);
        return (incident, Assert.Single(Names(bot.Slack.Public.Concat(bot.Teams.Public))));
    }

    /// <summary>Teams shows square brackets as round ones.</summary>
    private static IEnumerable<string> Names(IEnumerable<JsonObject> messages) => messages
        .SelectMany(ChatSide.Texts).SelectMany(t => Placeholders.In(t.Text.Replace("(secret:", "[secret:", StringComparison.Ordinal).Replace(')', ']'))).Distinct();

    private static void NobodyElseSaw(AttackedBot bot, params string[] readers)
    {
        foreach (var side in new ChatSide[] { bot.Slack, bot.Teams })
        {
            Assert.All(side.Public, m => Assert.DoesNotContain(ChatSide.Texts(m), t => t.Text.Contains(Person, StringComparison.Ordinal)));
            Assert.All(new[] { "ana", "ben", "eve" }.Except(readers), user => Assert.DoesNotContain(side.HeardAlone(user), h => h.Contains(Person, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task InChatTheValueIsToldToItsReaderAloneAlsoAfterARestart(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (incident, placeholder) = await PostAsync(bot);

        await bot.Side(platform).SayAsync("ben", $"reveal {placeholder}");
        NobodyElseSaw(bot);
        bot.RefusedAlone(bot.Side(platform), "ben", "not entitled to see a value of kind email");

        await bot.RestartAsync();
        await bot.Side(platform).SayAsync("ana", $"reveal {placeholder}");
        Assert.Contains(bot.Side(platform).HeardAlone("ana"), h => h.Contains(Person, StringComparison.Ordinal));
        NobodyElseSaw(bot, "ana");
        await bot.HoldsEverywhereAsync();
        Assert.Single(await bot.TimelineAsync(incident, TimelineVerbs.Revealed));
        Assert.Single(await bot.TimelineAsync(incident, TimelineVerbs.RevealRefused));
    }

    /// <summary>The card after the restart calls the person as the card before did.</summary>
    [Fact]
    public async Task ARestartRenamesNothing()
    {
        await using var bot = await AttackedBot.StartAsync();
        var (incident, placeholder) = await PostAsync(bot);
        await bot.RestartAsync();
        await bot.Slack.PressAsync(new("ana", "acknowledge", $"{incident}||"));
        await bot.Slack.SayAsync("ana", $"status {incident}");
        Assert.Equal([placeholder], Names(bot.Slack.Sent.Concat(bot.Teams.Sent)));
    }

    [Fact]
    public async Task OnTheCommandLineTheLocalOperatorSeesItAndTheDatabaseAloneDoesNotHaveIt()
    {
        var bot = await AttackedBot.StartAsync();
        var (_, placeholder) = await PostAsync(bot);
        var folder = await bot.Host.StopAsync();
        var database = Path.Combine(folder, "aiops.db");
        try
        {
            var run = await CommandRun.OfAsync("", "reveal", placeholder, "--database", database);
            Assert.Equal((0, Person, ""), (run.Code, run.Output.ToString().Trim(), run.Error.ToString()));

            var json = await CommandRun.OfAsync("", "reveal", "[secret:password:1]", "--database", database, "--json");
            Assert.Equal(1, json.Code);
            Assert.Contains("credentials are kept nowhere", json.Output.ToString(), StringComparison.Ordinal);
            Assert.Equal(2, (await CommandRun.OfAsync("", "reveal", "marta", "--database", database)).Code);

            File.Move(Path.Combine(folder, "redaction.key"), Path.Combine(folder, "elsewhere"));
            var without = await CommandRun.OfAsync("", "reveal", placeholder, "--database", database);
            Assert.Equal(1, without.Code);
            Assert.Contains("kept under another key", without.Error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task TheKeyIsReadableByTheServiceAlone()
    {
        var bot = await AttackedBot.StartAsync();
        var folder = await bot.Host.StopAsync();
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(folder, "redaction.key")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await bot.DisposeAsync();
    }
}
