namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>What came of one case.</summary>
public sealed record CaseResult
{
    public required CaseLabel Label { get; init; }

    /// <summary>Why it could not be tried at all: an unreadable bundle, a model that was not reached. Not a wrong answer. Null where it was tried.</summary>
    public string? Invalid { get; init; }

    /// <summary>Place of the first entity to blame among the candidates, from 1; null where it is not among them.</summary>
    public int? Place { get; init; }

    /// <summary>True where the ranking said that nothing stands out.</summary>
    public bool Quiet { get; init; }

    /// <summary>The word with which the first entity was told; null where nothing was raised.</summary>
    public Confidence? Word { get; init; }

    /// <summary>Place of the change to blame (or of "none"), from 1; null where it is not among them.</summary>
    public int? ChangePlace { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Null where no model was asked.</summary>
    public ToldCase? Told { get; init; }
}
