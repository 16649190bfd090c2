using AiOps.Bot.Sandbox.Background;
using AiOps.Bot.Sandbox.CloudTrail;
using AiOps.Bot.Sandbox.CloudWatch;
using AiOps.Bot.Sandbox.Ec2;
using AiOps.Bot.Sandbox.Hosts;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Iam;
using AiOps.Bot.Sandbox.Lambdas;
using AiOps.Bot.Sandbox.Logs;
using AiOps.Bot.Sandbox.Rds;
using AiOps.Bot.Sandbox.S3;
using AiOps.Bot.Sandbox.SageMaker;
using AiOps.Bot.Sandbox.Sns;
using AiOps.Bot.Sandbox.Ssm;
using AiOps.Bot.Sandbox.Ssm.Documents;
using AiOps.Bot.Sandbox.Sts;
using AiOps.Bot.Sandbox.XRay;

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
            ResourceBuilder.AddOnTop(world, file);
        }

        Schedule(world, files);
        world.AdvanceTo(world.StartedAt);
        return world;
    }

    public static OperationCatalog Operations(SandboxWorld world) => new(
    [
        new LogOperations(world.Logs),
        new Ec2Operations(world.Network, world.Account, world.Ids),
        new LookupEvents(world.Trail),
        new MetricOperations(new AccountMetrics(world)),
        new TraceOperations(),
        new RdsOperations(world.Databases, world.DatabaseLogFiles, world.Account),
        new SsmOperations(world, [new ReadCrontabs(), new ReplaceCrontabLine(), new RestoreCrontab(), new RunCrontabLine()]),
        new SnsOperations(world.Topics, world.Ids),
        new StsOperations(),
        new IamOperations(world.Roles),
        new S3Operations(world.Buckets, world.Account),
        new EndpointOperations(world.Endpoints),
        new LambdaOperations(world.Functions, world.Account),
    ]);

    private static void Schedule(SandboxWorld world, IReadOnlyList<ScenarioFile> files)
    {
        OrdinaryWork.Start(world);
        foreach (var host in world.Hosts.Values)
        {
            new CronDaemon(world, host).Start();
        }

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
