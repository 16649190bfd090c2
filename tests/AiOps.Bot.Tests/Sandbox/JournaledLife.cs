using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Journal;
using AiOps.Bot.Sandbox.Logs;
using AiOps.Bot.Sandbox.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Sandbox;

/// <summary>One life of an account between its start and a kill, without its HTTP front: calls, and time that a test moves.</summary>
internal sealed class JournaledLife : IDisposable
{
    public const string OpsHost = "i-0b5e7a91c2d34f601";
    private const string Bastion = "sg-07f3a2b1c0d9e8f76";

    private readonly MovableTime _time;
    private readonly AccountJournal _journal;
    private readonly CallReader _reader;
    private readonly CallRunner _runner;

    public JournaledLife(string path, DateTimeOffset now, SandboxOptions? options = null)
    {
        _time = new MovableTime { Now = now };
        var wanted = options ?? new SandboxOptions { HistoryDays = 3 };
        _journal = AccountJournal.Open(path, () => AccountOrigin.Of(wanted, now));
        World = WorldBuilder.Build(_journal.Origin.Over(wanted), _time, _journal.Origin.AccessKeyId);
        _reader = new CallReader(World, WorldBuilder.Operations(World));
        _runner = new CallRunner(World, Faults, _journal, NullLogger<CallRunner>.Instance);
        JournalReplay.Run(_journal.Calls, _reader, _runner);
        World.AdvanceTo(now);
    }

    public SandboxWorld World { get; }

    public SandboxFaults Faults { get; } = new();

    public AccountOrigin Origin => _journal.Origin;

    public DateTimeOffset Now => _time.Now;

    /// <summary>Lets time pass, and the account's own clock tick where it is told to.</summary>
    public void Wait(double seconds, bool ticks)
    {
        _time.Now = _time.Now.AddSeconds(seconds);
        if (ticks)
        {
            World.AdvanceTo(_time.Now);
        }
    }

    public Task RevokeAsync() => TryAsync("ec2", Form("Action=RevokeSecurityGroupIngress&Version=2016-11-15", "0.0.0.0/0"));

    public Task AuthorizeAsync(string range) => TryAsync("ec2", Form("Action=AuthorizeSecurityGroupIngress&Version=2016-11-15", range));

    public Task ReadCrontabsAsync() => TryAsync("ssm", Json("AmazonSSM.SendCommand", new { DocumentName = "AiOps-ReadCrontabs", InstanceIds = new[] { OpsHost } }));

    public Task PutLineAsync(string text) => TryAsync("logs", Json("Logs_20140328.PutLogEvents", new
    {
        logGroupName = "/ec2/syslog",
        logStreamName = OpsHost,
        logEvents = new[] { new { timestamp = Now.ToUnixTimeMilliseconds(), message = text } },
    }));

    public Task FixCrontabAsync()
    {
        var file = World.Hosts[OpsHost].Files["/etc/cron.d/dbops"];
        var line = Convert.ToBase64String(Encoding.UTF8.GetBytes("*/2 * * * * dbops /opt/dbops/healthcheck.sh"));
        var parameters = new Dictionary<string, string[]> { ["Path"] = [file.Path], ["LineNumber"] = ["5"], ["ExpectedFileSha256"] = [file.Sha256], ["NewLineBase64"] = [line] };
        return TryAsync("ssm", Json("AmazonSSM.SendCommand", new { DocumentName = "AiOps-ReplaceCrontabLine", InstanceIds = new[] { OpsHost }, Parameters = parameters }));
    }

    public Task DescribeAsync() => TryAsync("logs", Json("Logs_20140328.DescribeLogGroups", new { }));

    /// <summary>Everything that a client of the account could tell two accounts apart by.</summary>
    public string Portrait()
    {
        var text = new StringBuilder();
        foreach (var (group, stream) in World.Logs.All.SelectMany(g => g.Streams.Values, (g, s) => (g, s)))
        {
            stream.Entries.ToList().ForEach(e => text.AppendLine(CultureInfo.InvariantCulture, $"{group.Name} {stream.Name} {FilterLogEvents.EventId(e)} {e.Ingested} {e.Message}"));
        }

        World.Network.SecurityGroups.Values.SelectMany(g => g.Ingress).ToList().ForEach(rule => text.AppendLine(rule.ToString()));
        World.Hosts.Values.SelectMany(h => h.Files.Values).ToList().ForEach(f => text.AppendLine(CultureInfo.InvariantCulture, $"{f.Path} {f.Sha256} {f.ModifiedAt:O}"));
        World.Hosts.Values.SelectMany(h => h.Backups.Keys).ToList().ForEach(backup => text.AppendLine(backup));
        World.Commands.Values.ToList().ForEach(c => text.AppendLine(CultureInfo.InvariantCulture, $"{c.Id} {c.Status} {c.StartedAt:O} {c.EndedAt:O} {c.Output} {c.Error}"));
        World.Trail.Entries.ToList().ForEach(e => text.AppendLine(CultureInfo.InvariantCulture, $"{e.EventId} {e.Time:O} {e.EventName}"));
        return text.Append(World.ChangeCount("ec2:RevokeSecurityGroupIngress")).Append(' ').Append(World.ChangeCount("ssm:SendCommand")).ToString();
    }

    public void Dispose() => _journal.Dispose();

    private static RawRequest Form(string head, string range) => new(
        "POST", "/", "", [new("Content-Type", "application/x-www-form-urlencoded")],
        Encoding.UTF8.GetBytes($"{head}&GroupId={Bastion}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp={range}"));

    private static RawRequest Json(string target, object body) => new("POST", "/", "", [new("X-Amz-Target", target)], JsonSerializer.SerializeToUtf8Bytes(body));

    private async Task TryAsync(string service, RawRequest request)
    {
        var (operation, call) = _reader.Read(ServiceCatalog.Find(service)!, request, World.RequestIds.Uuid(), "127.0.0.1");
        try
        {
            await _runner.RunAsync(operation, call, TestContext.Current.CancellationToken);
        }
        catch (AwsErrorException)
        {
            // Refused calls leave their record too.
        }
    }

    private sealed class MovableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
