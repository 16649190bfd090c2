using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tables;

/// <summary>A table that was read to be learned from or measured on.</summary>
/// <param name="Seconds">When each row was, in seconds since 1970, NaN where its cell is no time; empty where no column says.</param>
internal sealed record LabelledTable(TrainingTable Training, ImmutableArray<double> Seconds)
{
    public DataWindow? Window => DataWindow.Of(Seconds);
}
