using AiOps.Bot.Sandbox.CloudTrail;

namespace AiOps.Bot.Sandbox.Background;

/// <summary>Starts everything that the account does all the time, scenarios or not.</summary>
internal static class OrdinaryWork
{
    private const string Bastion = "i-0d94c1e7fa2b38506";
    private const string OpsHost = "i-0b5e7a91c2d34f601";
    private const string BastionAddress = "10.20.0.10";

    private static readonly SshPerson Marta = new("marta", 1001, "uT3hGqv8nJk2WcPz1dYb7rXeLs5aMfQ9oKi4VtE6wZc", ["198.51.100.31", "198.51.100.87"]);
    private static readonly SshPerson Jonas = new("jonas", 1002, "b0RkS7yNfH2mUe9LwCq4XaTz6vPjGi1dO8sKxM3hYtQ", ["198.51.100.41"], 25);
    private static readonly SshPerson Samira = new("samira", 1003, "Zp6VnWc1KtJ8qGy3RdXo5MhFb9LsUe2iA7kTwQ4mNxE", ["198.51.100.66", "198.51.100.67"]);
    private static readonly SshPerson Li = new("li", 1004, "eH5XmTq2YwKd8JrZ0vNcPb7SgUa3FiLo6nVxC9tGkRs", ["198.51.100.112"], 30);
    private static readonly SshPerson Deploy = new("deployer", 1100, "Qk9WvTz3LmXc6RbHs1YgNf8PdEj5UaOi2KtGw7ZxMqA", ["198.51.100.200"]);

    private static readonly string[] StrayAddresses =
        ["203.0.113.5", "203.0.113.19", "203.0.113.61", "203.0.113.98", "203.0.113.122", "203.0.113.187", "203.0.113.201", "203.0.113.233", "192.0.2.14", "192.0.2.77", "192.0.2.151", "192.0.2.209"];

    private static readonly string[] StrayUsers = ["root", "root", "admin", "test", "ubuntu", "oracle", "git", "pi", "user", "ftpuser", "postgres", "ec2-user"];

    public static void Start(SandboxWorld world)
    {
        var from = world.Timeline.Now;
        var bastion = new SshVisitors
        {
            People = [Marta, Jonas, Samira, Li], DeployUser = Deploy, StrayTriesPerDay = 2.5, StrayAddresses = StrayAddresses, StrayUsers = StrayUsers,
        };
        var opsHost = new SshVisitors { People = [Jonas with { Addresses = [BastionAddress] }, Samira with { Addresses = [BastionAddress] }], SessionsPerDay = 0.7 };
        BackgroundStream.Start(world, "/ec2/auth", _ => Bastion, new SshSessions(world.RandomFor("ssh-bastion"), "ip-10-20-0-10", bastion).From(from));
        BackgroundStream.Start(world, "/ec2/auth", _ => OpsHost, new SshSessions(world.RandomFor("ssh-ops"), "ip-10-20-1-15", opsHost).From(from));
        StartMachines(world);
    }

    /// <summary>The busy logs are kept for a week, CloudTrail for 90 days.</summary>
    private static void StartMachines(SandboxWorld world)
    {
        var lastWeek = Later(world.Timeline.Now, world.StartedAt.AddDays(-7));
        foreach (var database in world.Databases.Values)
        {
            BackgroundStream.Start(world, database.LogGroup, _ => database.Identifier, new PostgresLog(world.RandomFor(database.Identifier)).From(lastWeek));
        }

        foreach (var function in world.Functions)
        {
            var log = new LambdaLog(world.RandomFor(function.Name), function.Name);
            BackgroundStream.Start(world, "/aws/lambda/" + function.Name, log.StreamAt, log.From(lastWeek));
        }

        var firstDay = Later(world.Timeline.Now, world.StartedAt - Trail.Retention).UtcDateTime.Date;
        new TrailActivity(world, world.RandomFor("trail")).Start(new DateTimeOffset(firstDay, TimeSpan.Zero));
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
