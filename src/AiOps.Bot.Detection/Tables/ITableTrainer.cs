namespace AiOps.Bot.Detection.Tables;

/// <summary>Fits a family of scorers.</summary>
public interface ITableTrainer
{
    /// <summary>The family, as on the command line: "isolation-forest".</summary>
    string Name { get; }

    /// <summary>True where it learns from rows that are labelled anomalous or not; false where it never looks at labels.</summary>
    bool NeedsLabels { get; }

    /// <summary>Fits a model. The same table, labels and seed give the same model, bit by bit, on any number of threads.</summary>
    /// <exception cref="ArgumentException">Labels are needed and there are none, or only one kind of them.</exception>
    ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken);
}
