using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Cards;

/// <summary>The facts of a card: when, where, how often, who.</summary>
internal static class CardFacts
{
    private const int MaxResources = 3;
    private const int MaxFacts = 10;

    public static ImmutableArray<CardFact> For(CardInput input)
    {
        var incident = input.Incident;
        var end = incident.ResolvedAt ?? input.Now;
        var facts = new List<CardFact>
        {
            new("Since", $"{CardWords.Time(incident.StartedAt)} ({CardWords.Length(end - incident.StartedAt)})", incident.StartedAt),
            new("Where", Where(incident)),
            new("Account", $"{incident.Account}, {incident.Region}"),
            new("Reports", Reports(incident)),
            new("Owner", incident.Owner ?? "nobody yet"),
        };
        AddStillness(facts, incident, input.Now);
        AddLabels(facts, incident.Labels);
        if (incident.ResolvedAt is { } resolved)
        {
            facts.Add(new("Resolved", CardWords.Time(resolved), resolved));
        }

        if (incident.Review is { } review)
        {
            facts.Insert(0, new("Cause", CardLimits.Cut($"{review.InWords}, says {review.By}", CardLimits.Line)));
        }

        return [.. facts.Take(MaxFacts)];
    }

    private static void AddStillness(List<CardFact> facts, Incident incident, DateTimeOffset now)
    {
        if (incident.Feedback is { } feedback)
        {
            facts.Add(new("Not an incident", CardLimits.Cut($"{feedback.By}: {(feedback.Reason.Length == 0 ? "no reason given" : feedback.Reason)}", CardLimits.Line)));
        }

        if (incident.SnoozedUntil is { } until && now < until)
        {
            facts.Add(new("Snoozed", $"until {CardWords.Time(until)}", until));
        }

        if (Flapping.Is(incident, now))
        {
            facts.Add(new("Flapping", $"came back {Flapping.Returns(incident, now)} times in {CardWords.Length(Flapping.Within)}; messages are updated less often"));
        }
    }

    private static void AddLabels(List<CardFact> facts, ImmutableSortedDictionary<string, string> labels)
    {
        foreach (var (label, name) in Shown)
        {
            if (labels.TryGetValue(label, out var value) && value.Length > 0)
            {
                facts.Add(new(name, CardLimits.Cut(value, CardLimits.Header)));
            }
        }
    }

    private static readonly (string Label, string Name)[] Shown =
    [
        (AnomalyLabels.SourceAddress, "From address"),
        (AnomalyLabels.User, "User"),
        (AnomalyLabels.Schedule, "Expected"),
        (AnomalyLabels.Missed, "Missed"),
    ];

    private static string Where(Incident incident)
    {
        var shown = string.Join(", ", incident.Resources.Take(MaxResources));
        var more = incident.Resources.Length - MaxResources;
        return incident.Resources.IsEmpty ? "unknown" : CardLimits.Cut(more > 0 ? $"{shown} and {more} more" : shown, CardLimits.Line);
    }

    private static string Reports(Incident incident)
    {
        var count = incident.AlertCount.ToString(CultureInfo.InvariantCulture);
        return incident.Recurrences == 0 ? count : $"{count}, came back {incident.Recurrences}x";
    }
}
