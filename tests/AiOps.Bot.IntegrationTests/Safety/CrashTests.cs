using AiOps.Bot.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>The process ends between two steps, or somebody edits the record.</summary>
[AttackCase(30)]
public sealed class CrashTests
{
    /// <summary>Ends the process, and leaves the store as it would be if it had ended a step earlier or later.</summary>
    private static async Task CrashAsync(AttackedBot bot, Remediation remediation, Func<Remediation, Remediation> left)
    {
        var database = Path.Combine(await bot.Host.StopAsync(), "aiops.db");
        await using (var stores = await OpenedStores.OpenAsync(database, null, ChatHost.Ct))
        {
            var store = stores.GetRequiredService<IRemediationStore>();
            Assert.True(await store.SaveAsync(new() { Remediations = [left((await store.GetAsync(remediation.Id, ChatHost.Ct))!)] }, ChatHost.Ct));
        }

        await bot.RestartAsync();
    }

    /// <summary>As it stands in the store when the process died after the decision was stored and before anything ran.</summary>
    [Fact]
    public async Task WhatWasApprovedBeforeTheCrashRunsOnceAfterIt()
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();

        await CrashAsync(bot, remediation, r => r with { Status = RemediationStatus.Approved, Approvals = [new("ana", "Ana", r.Digest, "", DateTimeOffset.UtcNow)] });
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);

        Assert.Equal(1, bot.Host.Action.Runs[remediation.Id.Value]);
        await bot.RestartAsync();
        await bot.SettledAsync();
        Assert.Empty(bot.Host.Action.Runs);
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Started));
        await bot.HoldsEverywhereAsync();
    }

    /// <summary>As it stands when the process died while the calls were under way: nobody knows whether they were made, so they are not made again.</summary>
    [Fact]
    public async Task WhatWasRunningWhenItCrashedIsLookedAtAndNotRunAgain()
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await CrashAsync(bot, remediation, r => r with
        {
            Status = RemediationStatus.Running, Approvals = [new("ana", "Ana", r.Digest, "", DateTimeOffset.UtcNow)],
            Execution = new() { IdempotencyKey = "k-1", StartedAt = DateTimeOffset.UtcNow },
        });

        await ChatHost.WaitAsync(async () => (await bot.NowAsync(remediation)).Status != RemediationStatus.Running, "it to end");

        Assert.Empty(bot.Host.Action.Runs);
        Assert.Contains((await bot.NowAsync(remediation)).Status, new[] { RemediationStatus.Succeeded, RemediationStatus.Unverified, RemediationStatus.Failed });
        await bot.HoldsEverywhereAsync();
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static List<string> Guards(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from sqlite_master where type = 'trigger' and tbl_name = 'timeline'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [Theory]
    [InlineData("update timeline set detail = 'nothing happened' where sequence = 1")]
    [InlineData("update timeline set actor = 'ben' where sequence = 1")]
    [InlineData("delete from timeline where sequence = 1")]
    public async Task AnEditedRecordIsFound(string edit)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await bot.Slack.PressAsync(ChatPress.Approve("ana", remediation));
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);
        var database = Path.Combine(await bot.Host.StopAsync(), "aiops.db");
        Assert.Equal(0, (await CommandRun.OfAsync("", "timeline", "verify", "--database", database)).Code);

        await using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync(ChatHost.Ct);
            Assert.Throws<SqliteException>(() => Run(connection, edit));

            // Whoever owns the file can take the guard away; the chain of hashes still tells.
            foreach (var guard in Guards(connection))
            {
                Run(connection, $"drop trigger {guard}");
            }

            Run(connection, edit);
        }

        Assert.Equal(1, (await CommandRun.OfAsync("", "timeline", "verify", "--database", database)).Code);
    }
}
