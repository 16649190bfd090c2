using System.Globalization;
using AiOps.Bot.Sandbox.CloudTrail;
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

namespace AiOps.Bot.Sandbox;

/// <summary>All state of the account. Everything in it is used under <see cref="Gate"/>; nothing in it waits.</summary>
internal sealed class SandboxWorld
{
    private readonly Dictionary<string, int> _changes = new(StringComparer.Ordinal);

    public SandboxWorld(AccountFacts account, SandboxOptions options, TimeProvider time, Caller caller)
    {
        (Account, Options, Time, Caller) = (account, options, time, caller);
        StartedAt = options.StartedAt ?? time.GetUtcNow();
        Timeline = new Timeline(StartedAt - TimeSpan.FromDays(options.HistoryDays));
        Ids = new AccountIds(new Random(options.Seed));
        RequestIds = new AccountIds(new Random(HashCode(time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)) ^ options.Seed));
        Logs = new LogGroups(account);
        DatabaseLogFiles = new DatabaseLogFiles(Logs);
        HostRandom = RandomFor("hosts");
        Trail = new Trail(account, Logs, StartedAt - Trail.Retention);
    }

    public Lock Gate { get; } = new();

    public AccountFacts Account { get; }

    public SandboxOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>Whom the account's one key belongs to.</summary>
    public Caller Caller { get; }

    /// <summary>When the history ends and life begins.</summary>
    public DateTimeOffset StartedAt { get; }

    public Timeline Timeline { get; }

    /// <summary>Ids of what happens. Drawn from by history and by calls that change something, in their order, and by nothing else.</summary>
    public AccountIds Ids { get; }

    /// <summary>Ids of requests: others in each process, and of no effect on what happens.</summary>
    public AccountIds RequestIds { get; }

    public LogGroups Logs { get; }

    public Trail Trail { get; }

    public Network Network { get; } = new();

    public Roles Roles { get; } = new();

    public SortedDictionary<string, Database> Databases { get; } = new(StringComparer.Ordinal);

    public DatabaseLogFiles DatabaseLogFiles { get; }

    public Buckets Buckets { get; } = new();

    public SandboxEndpoints Endpoints { get; } = new();

    public Topics Topics { get; } = new();

    public List<LambdaFunction> Functions { get; } = [];

    /// <summary>What is on the instances that are more than an entry in a list, by instance id.</summary>
    public Dictionary<string, SimulatedHost> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>What hosts draw their small differences from.</summary>
    public Random HostRandom { get; }

    public Dictionary<(string Id, string InstanceId), SsmCommand> Commands { get; } = [];

    /// <summary>Lets everything happen that is due.</summary>
    public void AdvanceTo(DateTimeOffset now) => Timeline.AdvanceTo(now);

    /// <summary>A generator of its own for each part, so that one part's changes leave the others' history as it was.</summary>
    public Random RandomFor(string part) => new(HashCode(part) ^ Options.Seed);

    public void CountChange(string action) => _changes[action] = ChangeCount(action) + 1;

    /// <summary>How often an action such as <c>ec2:RevokeSecurityGroupIngress</c> succeeded through the API.</summary>
    public int ChangeCount(string action) => _changes.GetValueOrDefault(action);

    /// <summary>The same in every process, unlike string.GetHashCode.</summary>
    private static int HashCode(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
