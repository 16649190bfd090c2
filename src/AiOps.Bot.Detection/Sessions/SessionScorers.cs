using System.Collections.Immutable;
using AiOps.Bot.Detection.Scorers.Sessions;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>The families of scorers for sessions, by name.</summary>
public static class SessionScorers
{
    /// <summary>Needs no labels, and learns from them where there are any.</summary>
    public const string Default = SessionEnsembleTrainer.FamilyName;

    private static readonly ImmutableArray<ISessionTrainer> All =
    [
        new SessionEnsembleTrainer(),
        .. new ISessionGaugeTrainer[] { new NearestCountVectorTrainer(), new NewEventOrLengthTrainer(), new BrokenOffTrainer(), new SuccessorSurpriseTrainer(), new NextEventSurpriseTrainer(), new CountReconstructionTrainer() }
            .Select(g => new GaugedSessionTrainer(g)),
        new BoostedSessionsTrainer(),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(t => t.Name)];

    /// <exception cref="KeyNotFoundException">No family has this name.</exception>
    public static ISessionTrainer Named(string name) =>
        All.FirstOrDefault(t => t.Name == name) ?? throw new KeyNotFoundException($"There is no scorer '{name}'; there are {string.Join(", ", Names)}.");
}
