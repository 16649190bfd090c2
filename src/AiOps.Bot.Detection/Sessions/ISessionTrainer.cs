using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Fits a family of scorers of sessions.</summary>
public interface ISessionTrainer
{
    /// <summary>The family, as on the command line: "count-vector".</summary>
    string Name { get; }

    /// <summary>True where it learns from labels of both kinds; false where labels only say what to leave out of the training.</summary>
    bool NeedsLabels { get; }

    /// <summary>Fits a scorer. The same sessions in the same order, labels and seed give the same scorer, bit by bit, on any number of threads.</summary>
    /// <exception cref="ArgumentException">There is nothing to learn from, or labels are needed and there are none, or only one kind of them.</exception>
    ISessionScorer Fit(SessionTraining training, FitSettings settings, CancellationToken cancellationToken);
}
