using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>A login was accepted from an address that had failed before: somebody guessed a password.</summary>
internal sealed class GuessedCredentialRule : IHypothesisRule
{
    private const double FromOutside = 0.9;
    private const double FromInside = 0.65;

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        Evidence[] lines = [.. input.Of(EvidenceKinds.TriggerLines)];
        var accepted = input.AlertsOf(AnomalyKinds.LoginAfterFailures).ToArray();
        return accepted.Length > 0
            ? accepted.Select(a => Candidate(a, Behind(a, lines)))
            : input.AlertsOf(AnomalyKinds.LoginBruteForce).Take(1).Select(a => NotGuessed(a, Behind(a, lines)));
    }

    private static Hypothesis Candidate(Alert alert, IEnumerable<Evidence> lines)
    {
        var address = alert.Labels.GetValueOrDefault(AnomalyLabels.SourceAddress, "an unknown address");
        var user = alert.Labels.GetValueOrDefault(AnomalyLabels.User, "");
        var score = Addresses.IsPublic(address) ? FromOutside : FromInside;
        return Suspicion.Of(HypothesisKinds.GuessedCredential, $"The password of {Named(user)} was guessed from {address}", alert.Resource, score, lines) with
        {
            ManualStep = Step(user, address),
            Facts = alert.Labels.Where(l => l.Key is EvidenceFacts.SourceAddress or EvidenceFacts.User).ToImmutableSortedDictionary(),
        };
    }

    private static Hypothesis NotGuessed(Alert alert, IEnumerable<Evidence> lines) => Suspicion.RuledOut(
        HypothesisKinds.GuessedCredential,
        "A password was guessed",
        alert.Resource,
        $"no login from {alert.Labels.GetValueOrDefault(AnomalyLabels.SourceAddress, "that address")} was accepted in the lines that were read",
        lines);

    private static IEnumerable<Evidence> Behind(Alert alert, Evidence[] lines) =>
        lines.Where(e => e.Found.Facts.GetValueOrDefault(EvidenceFacts.Alert) == alert.Id.Value).DefaultIfEmpty(lines.FirstOrDefault()).OfType<Evidence>();

    /// <summary>The user's name is whatever the stranger typed, so it goes into a command only where it has the form of one.</summary>
    private static string Step(string user, string address)
    {
        var end = SafeArgument.IsUser(user)
            ? $"On the host: sudo passwd --lock {user}; sudo loginctl terminate-user {user}."
            : "On the host: lock the account and end its sessions.";
        return $"{end} Then change its password and keys, turn password logins off, see what it ran (last, journalctl, sudo log, authorized_keys), "
            + $"and look for calls made with the host's role since. Block {address}.";
    }

    private static string Named(string user) => user.Length == 0 ? "a user" : "user " + user;
}
