using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>A whole incident with everything on its page, as the product makes them.</summary>
internal static class BruteForceIncident
{
    public static async Task SeedAsync(ConsoleHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var incident = Incident(now);
        var quiet = incident with { Id = new("inc-k2m9x"), Title = "rds-log-export stopped writing “exported … to s3”", Severity = Severity.Medium, Status = IncidentStatus.Acknowledged, StartedAt = now.AddDays(-77), Owner = "Marta", Labels = Some.Labels() };
        var over = incident with { Id = new("inc-p4r8v"), Title = "checkout: Task timed out after 3.00 seconds", Severity = Severity.Low, Status = IncidentStatus.Resolved, ResolvedAt = now.AddHours(-5), LastSeen = now.AddHours(-6), StartedAt = now.AddHours(-7), Labels = Some.Labels() };
        var cancellation = TestContext.Current.CancellationToken;
        await host.Desk.ApplyAsync(new IncidentChange
        {
            Incidents = [incident, quiet, over],
            Timeline =
            [
                new(incident.Id, now.AddMinutes(-4), "aiops", TimelineVerbs.Triggered, incident.Title),
                new(incident.Id, now.AddMinutes(-3), "aiops", TimelineVerbs.Investigated, "3 pieces of evidence, 2 hypotheses, 1 source could not be read"),
                new(incident.Id, now.AddMinutes(-3), "aiops", TimelineVerbs.Proposed, "Close port 22 to the world"),
            ],
        }, cancellation);
        host.Investigations.Latest[incident.Id] = Investigation(incident, now);
        await host.Desk.SaveAsync(new RemediationChange { Remediations = [Remediation(incident, now)] }, cancellation);
    }

    private static Incident Incident(DateTimeOffset now) => Some.Incident("login-after-failures", Some.Labels(("sourceAddress", "203.0.113.77"), ("user", "backup"))) with
    {
        Id = new("inc-7f3k2"),
        Title = "SSH login as backup accepted from 203.0.113.77 after 25 failures",
        Severity = Severity.Critical,
        Resources = [new("i-0d94c1e7fa2b38506")],
        StartedAt = now.AddMinutes(-5),
        OpenedAt = now.AddMinutes(-4),
        LastSeen = now.AddSeconds(-20),
        AlertCount = 31,
        Version = 0,
    };

    private static Investigation Investigation(Incident incident, DateTimeOffset now)
    {
        var lines = Some.Draft(EvidenceKinds.TriggerLines, now) with { Title = "25 failed passwords from 203.0.113.77, then one accepted", Query = "group = \"/ec2/auth\" and event id in (27 ids)", RowCount = 27, Resource = new("i-0d94c1e7fa2b38506") };
        for (var i = 0; i < 12; i++)
        {
            lines = lines.With($"Nov 21 03:07:{10 + i} ip-10-20-0-10 sshd[2210{i}]: Failed password for invalid user deploy{i} from 203.0.113.77 port 4011{i} ssh2", now.AddSeconds(i - 300), tainted: true);
        }

        lines = lines.With("Nov 21 03:07:41 ip-10-20-0-10 sshd[22131]: Accepted password for backup from 203.0.113.77 port 40388 ssh2", now.AddSeconds(-270), tainted: true);
        var port = Some.Draft(EvidenceKinds.ExposedPort, now) with { Title = "sg-07f3a2b1c0d9e8f76 opens tcp 22 to 0.0.0.0/0 on bastion-1 (198.51.100.24)", Query = "ec2:DescribeSecurityGroups GroupId.1=sg-07f3a2b1c0d9e8f76", Resource = new("sg-07f3a2b1c0d9e8f76") };
        var change = Some.Draft(EvidenceKinds.Change, now.AddDays(-2)).With("AuthorizeSecurityGroupIngress by marta: tcp 22 from 0.0.0.0/0", now.AddDays(-2)) with { Title = "marta opened port 22 to the world two days ago", Query = "cloudtrail:LookupEvents ResourceName=sg-07f3a2b1c0d9e8f76" };
        return Some.Investigation(Some.Evidence("E1", lines), Some.Evidence("E2", port), Some.Evidence("E3", change)) with
        {
            Incident = incident.Id,
            StartedAt = now.AddMinutes(-3).AddSeconds(-1),
            FinishedAt = now.AddMinutes(-3),
            Hypotheses =
            [
                Some.Hypothesis(HypothesisKinds.PortOpenToTheWorld, 0.93, "E2", "E1", "E3") with { Title = "Port 22 of bastion-1 is open to the whole internet, and a password was guessed", Confidence = Confidence.VeryLikely },
                Some.Hypothesis(HypothesisKinds.GuessedCredential, 0.61, "E1") with { Title = "The password of user backup is known to the attacker", ManualStep = "End the session of backup on bastion-1, lock the account, read what it did: last backup; ausearch -ua backup" },
            ],
            RuledOut = [Some.Hypothesis(HypothesisKinds.RecentChange, 0.1, "E3") with { Title = "A deploy broke the login", RuledOutBecause = "no deploy in the 24 h before; the login succeeded" }],
            Gaps = [new("VPC flow logs", "not enabled for vpc-0a1b2c: what the session talked to is unknown")],
        };
    }

    private static Remediation Remediation(Incident incident, DateTimeOffset now)
    {
        var parameters = ImmutableSortedDictionary<string, string>.Empty.Add("cidr", "0.0.0.0/0").Add("fromPort", "22").Add("groupId", "sg-07f3a2b1c0d9e8f76").Add("protocol", "tcp").Add("toPort", "22");
        var plan = Some.Plan() with
        {
            Calls = [new("ec2", "RevokeSecurityGroupIngress", parameters)],
            InverseCalls = [new("ec2", "AuthorizeSecurityGroupIngress", parameters)],
            Impact = "SSH from outside 198.51.100.0/24 and 10.20.0.0/16 stops working; open sessions go on",
            Check = "read the group again: the rule is gone and no new connection from 203.0.113.77 comes in",
        };
        return Some.Remediation() with { Id = new("rem-c0ffee"), Incident = incident.Id, Title = "Close port 22 to the world", Plan = plan, ProposedAt = now.AddMinutes(-3), ExpiresAt = now.AddMinutes(57), Request = Some.Request("sg-07f3a2b1c0d9e8f76") };
    }
}
