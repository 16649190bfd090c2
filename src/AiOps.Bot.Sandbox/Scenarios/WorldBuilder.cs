using AiOps.Bot.Sandbox.Background;
using AiOps.Bot.Sandbox.Ec2;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Makes the account: its resources, its history up to now, and what is going to happen.</summary>
internal static class WorldBuilder
{
    public const string AccountId = "111122223333";
    public const string Region = "eu-central-1";

    private const string BotUser = "aiops-bot";

    public static SandboxWorld Build(SandboxOptions options, TimeProvider time, string accessKeyId)
    {
        var account = new AccountFacts(AccountId, Region);
        var caller = new Caller(AccountId, account.GlobalArn("iam", "user/" + BotUser), "AIDAEXAMPLEAIOPSBOT1", BotUser, accessKeyId);
        var world = new SandboxWorld(account, options, time, caller);
        var files = ScenarioFiles.ReadAll();
        foreach (var file in files)
        {
            ResourceBuilder.Add(world, file);
        }

        Schedule(world, files);
        world.AdvanceTo(world.StartedAt);
        return world;
    }

    public static OperationCatalog Operations(SandboxWorld world) => new(
    [
        new LogOperations(world.Logs),
        new Ec2Operations(world.Network, world.Account, world.Ids),
    ]);

    private static void Schedule(SandboxWorld world, IReadOnlyList<ScenarioFile> files)
    {
        OrdinaryWork.Start(world);
        var changes = new ChangePlayer(world);
        foreach (var change in files.SelectMany(f => f.Changes))
        {
            changes.Plan(change);
        }

        foreach (var live in files.SelectMany(f => f.Live).Where(_ => world.Options.PlaysScenarios))
        {
            new LiveScript(world, live, world.RandomFor(live.Name)).Start();
        }
    }
}
