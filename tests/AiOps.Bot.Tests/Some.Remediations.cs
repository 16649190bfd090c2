using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static readonly Person Ana = new("ana", "Ana", [new VerifiedIdentity("console", "ana"), new VerifiedIdentity("slack", "U1")], ActionTier.Destructive);

    public static readonly Person Ben = new("ben", "Ben", [new VerifiedIdentity("console", "ben")], ActionTier.Destructive);

    public static readonly Person Trainee = new("tim", "Tim", [new VerifiedIdentity("console", "tim")], ActionTier.Reversible);

    public static readonly PersonDirectory People = new([Ana, Ben, Trainee]);

    public static Approver Approver(Person person) => People.Identify(person.Identities[0])!;

    public static ActionRequest Request(string resource = "sg-1") => new()
    {
        ActionId = "test.switch",
        Resource = new(resource),
        Account = "111122223333",
        Region = "eu-central-1",
        Parameters = ImmutableSortedDictionary<string, string>.Empty.Add("to", "off"),
    };

    public static ActionPlan Plan(string preImage = "on") => new()
    {
        PreImage = preImage,
        Calls = [new("ec2", "Switch", ImmutableSortedDictionary<string, string>.Empty.Add("to", "off"))],
        InverseCalls = [new("ec2", "Switch", ImmutableSortedDictionary<string, string>.Empty.Add("to", "on"))],
        Inverse = Request() with { Parameters = ImmutableSortedDictionary<string, string>.Empty.Add("to", "on") },
        Impact = "nobody notices",
        Check = "it is off",
    };

    public static Remediation Remediation(ActionTier tier = ActionTier.Reversible, string requestedBy = "aiops", DateTimeOffset? expiresAt = null)
    {
        var expires = expiresAt ?? Noon.AddHours(1);
        var incident = new IncidentId("inc-1");
        return new()
        {
            Id = new("rem-1"),
            Incident = incident,
            Title = "Switch it off",
            Tier = tier,
            Request = Request(),
            Plan = Plan(),
            RequestedBy = requestedBy,
            ProposedAt = Noon,
            ExpiresAt = expires,
            Digest = RemediationDigest.Of(Request(), Plan(), tier, incident, expires),
        };
    }
}
