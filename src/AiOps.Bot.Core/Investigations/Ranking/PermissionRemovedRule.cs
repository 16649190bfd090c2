using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Calls are refused for want of a permission, or a change of a role's policy came just before the trouble.</summary>
internal sealed class PermissionRemovedRule : IHypothesisRule
{
    private const double Refused = 0.9;
    private const double RefusedElsewhere = 0.4;
    private const double ChangeSeen = 0.07;
    private const double OnlyChange = 0.4;
    private const double OnlyChangeElsewhere = 0.32;
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);
    private static readonly TimeSpan After = TimeSpan.FromHours(2);

    private static readonly HashSet<string> PolicyChanges = new(StringComparer.Ordinal)
    {
        "PutRolePolicy", "DeleteRolePolicy", "DetachRolePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "PutRolePermissionsBoundary",
        "RemoveRoleFromInstanceProfile", "DeleteRole", "DetachUserPolicy", "DeleteUserPolicy", "PutUserPolicy",
    };

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        var changes = input.Of(EvidenceKinds.Change).Where(e => PolicyChanges.Contains(Fact(e, EvidenceFacts.EventName))).ToArray();
        var refusals = input.Of(EvidenceKinds.PermissionMissing)
            .GroupBy(e => (Role: Principal.RoleOf(Fact(e, EvidenceFacts.Principal)) ?? Fact(e, EvidenceFacts.Principal), Permission: Fact(e, EvidenceFacts.Permission)))
            .Select(g => FromRefusals(input, g.Key, [.. g.OrderByDescending(EvidenceTime.Of)], changes))
            .ToArray();
        return refusals.Any(h => h.Score >= Refused) ? refusals : [.. refusals, .. FromChanges(input, changes)];
    }

    private static Hypothesis FromRefusals(RankingInput input, (string Role, string Permission) what, Evidence[] refusals, Evidence[] changes)
    {
        Evidence[] about = [.. changes.Where(c => Mentions(c, what.Role))];
        var score = (IsOurs(input, refusals) ? Refused : RefusedElsewhere) + (about.Length > 0 ? ChangeSeen : 0);
        var by = about.Length > 0 ? $" ({Fact(about[0], EvidenceFacts.EventName)} by {Fact(about[0], EvidenceFacts.Actor)}{At(about[0])})" : "";
        var title = $"{what.Role} is refused {what.Permission}{by}";
        return Suspicion.Of(HypothesisKinds.PermissionRemoved, title, new(what.Role), score, [.. refusals, .. about]) with
        {
            Facts = refusals[0].Found.Facts,
            ManualStep = PermissionStep.For(what.Role, what.Permission, Fact(refusals[0], EvidenceFacts.TargetResource)),
        };
    }

    /// <summary>Refused calls count in full where they come from the incident's resources, and only those after the last remediation ran.</summary>
    private static bool IsOurs(RankingInput input, Evidence[] refusals) => refusals.Any(e =>
        (input.IsOnTheSpot(e.Found) || input.IsAbout(AnomalyKinds.AccessDenied))
        && (input.LastExecution is not { } executed || EvidenceTime.Of(e) is not { } at || at >= executed - Slack));

    /// <summary>A remediation that starts the job is done some seconds after the job was refused.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    private static IEnumerable<Hypothesis> FromChanges(RankingInput input, Evidence[] changes) => changes
        .Where(c => EvidenceTime.Of(c) is { } at && at >= input.Onset - Before && at <= input.Onset + After)
        .Select(c => Suspicion.Of(
            HypothesisKinds.PermissionRemoved,
            $"A permission may have been taken away: {Fact(c, EvidenceFacts.EventName)} by {Fact(c, EvidenceFacts.Actor)}{At(c)}",
            c.Found.Resource,
            input.IsOnTheSpot(c.Found) ? OnlyChange : OnlyChangeElsewhere,
            [c]) with
        {
            ManualStep = "Compare the policy with its version before this change, and look for refused calls since.",
        });

    private static bool Mentions(Evidence change, string role) =>
        role.Length > 0 && (change.Found.Resource.Value == role
            || change.Found.Facts.Values.Any(v => v == role || Principal.RoleOf(v) == role)
            || change.Found.Lines.Any(l => l.Text.Contains(role, StringComparison.Ordinal))
            || change.Found.Title.Contains(role, StringComparison.Ordinal));

    private static string At(Evidence change) => EvidenceTime.Of(change) is { } at ? ", " + Suspicion.Time(at) : "";

    private static string Fact(Evidence evidence, string name) => evidence.Found.Facts.GetValueOrDefault(name, "");
}
