using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Cards;

/// <summary>
/// One incident as people see it, free of any platform: renderers make Block Kit, Adaptive Cards, HTML or plain text of it. Texts are plain, bounded, and may
/// hold what an outsider wrote: a renderer escapes all of them.
/// </summary>
public sealed record Card
{
    public required IncidentId Incident { get; init; }

    public required Severity Severity { get; init; }

    public required IncidentStatus Status { get; init; }

    /// <summary>One line: what is wrong, without the severity.</summary>
    public required string Header { get; init; }

    /// <summary>One line under the header: the likely cause in short, "Investigating", or "Inconclusive".</summary>
    public required string Headline { get; init; }

    /// <summary>Since when, where, how often, who: at most ten.</summary>
    public ImmutableArray<CardFact> Facts { get; init; } = [];

    /// <summary>Null while the investigation runs and where it is inconclusive.</summary>
    public CardCause? MostLikely { get; init; }

    /// <summary>A model's sentences that passed the citation check; empty with the model off.</summary>
    public ImmutableArray<CardClaim> Narrative { get; init; } = [];

    /// <summary>Open and running remediations first, then decided ones, newest first.</summary>
    public ImmutableArray<CardProposal> Proposals { get; init; } = [];

    /// <summary>The other candidates, best first.</summary>
    public ImmutableArray<CardCause> Alternatives { get; init; } = [];

    public ImmutableArray<CardRuledOut> RuledOut { get; init; } = [];

    /// <summary>What could not be read and what to do about it, one sentence each.</summary>
    public ImmutableArray<string> CouldNotRead { get; init; } = [];

    /// <summary>What was looked for and is not there, one sentence each.</summary>
    public ImmutableArray<string> NothingFound { get; init; } = [];

    /// <summary>The anomalous series around the onset; null where there is nothing to draw.</summary>
    public CardChart? Chart { get; init; }

    /// <summary>At most three.</summary>
    public ImmutableArray<CardButton> Buttons { get; init; } = [];

    /// <summary>The buttons that do not fit, for the menu.</summary>
    public ImmutableArray<CardButton> MoreButtons { get; init; } = [];

    /// <summary>The last line, part by part: data window, evidence, model, gaps.</summary>
    public ImmutableArray<string> Context { get; init; } = [];
}
