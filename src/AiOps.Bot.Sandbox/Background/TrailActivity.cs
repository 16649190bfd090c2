using System.Text.Json.Nodes;
using AiOps.Bot.Sandbox.CloudTrail;

namespace AiOps.Bot.Sandbox.Background;

/// <summary>
/// What people, pipelines and AWS itself do in the account on ordinary days: mostly reading, in spells of work, with sign-ins, a deployment on some days and now and
/// then something that is not allowed.
/// </summary>
internal sealed class TrailActivity(SandboxWorld world, Random random)
{
    private const string CliAgent = "aws-cli/2.24.10 md/awscrt#0.23.8 ua/2.1 os/linux#6.1 lang/python#3.12.9";
    private const string ConsoleAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static readonly (string Name, string Address)[] People = [("marta", "198.51.100.87"), ("jonas", "198.51.100.41"), ("samira", "198.51.100.66"), ("li", "198.51.100.112")];

    private static readonly (string Source, string Name)[] Reads =
    [
        ("ec2", "DescribeInstances"), ("ec2", "DescribeSecurityGroups"), ("ec2", "DescribeVolumes"), ("logs", "DescribeLogGroups"), ("logs", "FilterLogEvents"), ("logs", "StartQuery"),
        ("rds", "DescribeDBInstances"), ("rds", "DescribeEvents"), ("lambda", "ListFunctions20150331"), ("lambda", "GetFunctionConfiguration20150331v2"), ("monitoring", "GetMetricData"),
        ("monitoring", "DescribeAlarms"), ("cloudtrail", "LookupEvents"), ("iam", "ListRoles"), ("iam", "GetRolePolicy"), ("s3", "ListBuckets"), ("sts", "GetCallerIdentity"), ("ssm", "DescribeInstanceInformation"),
    ];

    private static readonly (string Source, string Name)[] Deployment =
        [("lambda", "GetFunction20150331v2"), ("lambda", "UpdateFunctionCode20150331v2"), ("lambda", "PublishVersion20150331"), ("ec2", "CreateTags"), ("monitoring", "PutMetricAlarm")];

    private readonly Principal _pipeline = Principal.RoleSession(world.Account, "ci-deploy", "github-actions");

    /// <summary>Plans each day's events when the day begins.</summary>
    public void Start(DateTimeOffset day)
    {
        world.Timeline.Schedule(day, () =>
        {
            PlanDay(day);
            Start(day.AddDays(1));
        });
    }

    private void PlanDay(DateTimeOffset day)
    {
        foreach (var person in People)
        {
            for (var spells = random.Poisson(1.6 * WorkPattern.HumanDay(day)); spells > 0; spells--)
            {
                PlanSpell(day.AddHours(6.5 + (random.NextDouble() * 10)), person.Name, person.Address);
            }
        }

        if (!WorkPattern.IsWeekend(day) && random.Hits(0.45))
        {
            PlanDeployment(day.AddHours(9 + (random.NextDouble() * 6)));
        }

        for (var hour = 0; hour < 24; hour += 6)
        {
            var service = Principal.AwsService("lambda.amazonaws.com");
            var parameters = new JsonObject { ["roleArn"] = world.Account.GlobalArn("iam", "role/checkout"), ["roleSessionName"] = "checkout" };
            Plan(day.AddHours(hour).AddSeconds(random.Next(3_000)), service, "sts", "AssumeRole", "lambda.amazonaws.com", "lambda.amazonaws.com", parameters);
        }
    }

    private void PlanSpell(DateTimeOffset time, string person, string address)
    {
        var principal = Principal.User(world.Account, person, mfa: true);
        var console = random.Hits(0.5);
        if (console)
        {
            PlanSignIn(ref time, principal, address);
        }

        var agent = console ? ConsoleAgent : CliAgent;
        for (var calls = Math.Clamp((int)random.LogNormal(7, 0.7), 1, 60); calls > 0; calls--)
        {
            var (source, name) = random.Pick(Reads);
            Plan(time, principal, source, name, address, agent, null, random.Hits(0.03));
            time = time.AddSeconds(Math.Clamp(random.LogNormal(4, 1.2), 1, 900));
        }
    }

    private void PlanSignIn(ref DateTimeOffset time, Principal principal, string address)
    {
        var attempts = random.Hits(0.04) ? 2 : 1;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var (at, succeeded) = (time, attempt == attempts);
            world.Timeline.Schedule(at, () => world.Trail.Append(Event(at, principal, "signin", "ConsoleLogin", address, ConsoleAgent) with
            {
                EventType = "AwsConsoleSignIn",
                ResponseElements = new JsonObject { ["ConsoleLogin"] = succeeded ? "Success" : "Failure" },
                ErrorMessage = succeeded ? null : "Failed authentication",
                More = new JsonObject { ["additionalEventData"] = new JsonObject { ["MFAUsed"] = succeeded ? "Yes" : "No", ["MobileVersion"] = "No" } },
            }));
            time = time.AddSeconds(random.Next(9, 30));
        }
    }

    private void PlanDeployment(DateTimeOffset time)
    {
        foreach (var (source, name) in Deployment)
        {
            Plan(time, _pipeline, source, name, "198.51.100.200", "aws-sdk-js/3.901.0", source == "lambda" ? new JsonObject { ["functionName"] = "checkout" } : null);
            time = time.AddSeconds(random.Next(2, 20));
        }
    }

    private void Plan(DateTimeOffset time, Principal principal, string source, string name, string address, string agent, JsonObject? parameters, bool denied = false)
        => world.Timeline.Schedule(time, () => world.Trail.Append(Event(time, principal, source, name, address, agent) with
        {
            RequestParameters = parameters,
            Resources = TrailResources.In(parameters),
            ErrorCode = denied ? "AccessDenied" : null,
            ErrorMessage = denied ? $"User: {principal.Identity["arn"]} is not authorized to perform: {source}:{name}" : null,
        }));

    private TrailRecord Event(DateTimeOffset time, Principal principal, string source, string name, string address, string agent) => new()
    {
        Time = time,
        Principal = principal,
        EventSource = source + ".amazonaws.com",
        EventName = name,
        EventId = world.Ids.Uuid(),
        RequestId = world.Ids.Uuid(),
        SourceAddress = address,
        UserAgent = agent,
        ReadOnly = IsRead(name),
    };

    private static bool IsRead(string name) => name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal)
        || name.StartsWith("Get", StringComparison.Ordinal) || name is "LookupEvents" or "FilterLogEvents" or "AssumeRole";
}
