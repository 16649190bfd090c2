using System.Diagnostics;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Scoring.Models;

/// <summary>A registered model, ready to score. Safe to use from several threads.</summary>
/// <param name="Reference">Null where the file has none, or none that fits.</param>
internal sealed record ServedModel(RegisteredModel Registered, ITableScorer Scorer, TableColumn[] Columns, TrainingReference? Reference)
{
    /// <summary>Scores rows and counts them, with the time that they took.</summary>
    /// <param name="values">Row by row, in the order of <see cref="Columns"/>.</param>
    public double[] Score(float[] values)
    {
        var scores = new double[values.Length / Columns.Length];
        var begin = Stopwatch.GetTimestamp();
        Scorer.Score(values, scores);
        var (name, version) = (new KeyValuePair<string, object?>("model", Registered.Name), new KeyValuePair<string, object?>("version", Registered.Version));
        HostMetrics.ModelSeconds.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds, name, version);
        var raised = scores.Count(s => s > Registered.Threshold);
        HostMetrics.ModelRows.Add(raised, name, version, new("raised", "true"));
        HostMetrics.ModelRows.Add(scores.Length - raised, name, version, new("raised", "false"));
        return scores;
    }

    /// <summary>Where each of the model's columns stands among those that were sent; those that are missing are named.</summary>
    public (int[] Places, string[] Missing) PlacesIn(IReadOnlyList<string> sent)
    {
        var byName = sent.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        return ([.. Columns.Select(c => byName.GetValueOrDefault(c.Name, -1))], [.. Columns.Where(c => !byName.ContainsKey(c.Name)).Select(c => c.Name)]);
    }
}
