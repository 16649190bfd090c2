using System.Globalization;
using AiOps.Bot.Aws.SageMaker;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Scoring.Remote;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Scores a table by a model on a SageMaker endpoint: one of the settings' (<c>Scoring:SageMaker</c>), or any other, which gets the columns in the table's order.</summary>
internal sealed class EndpointTable(Terminal terminal)
{
    /// <summary>How <c>--scorer</c> names an endpoint.</summary>
    public const string Prefix = "sagemaker:";

    private const int Batch = 4_096;

    /// <exception cref="BadInputException">The endpoint cannot be asked about this table, or gave no scores.</exception>
    public async Task<long> RunAsync(string endpoint, string? config, (TableReading Reading, TableFile Input, TextWriter Output) table, Action<Func<string>> note, CancellationToken cancellationToken)
    {
        var options = OptionsOf(endpoint, config, table.Reading);
        int[] places = [.. options.Columns.Select(c => table.Reading.Columns.IndexOf(c))];
        if (places.Contains(-1))
        {
            throw new BadInputException($"{table.Input.Path} lacks columns of {endpoint}: {string.Join(", ", options.Columns.Where((_, i) => places[i] < 0))}.");
        }

        var scorer = SageMakerRegistration.Create(options, terminal.Time);
        using var _ = scorer as IDisposable;
        await table.Output.WriteLineAsync("row,anomaly_score");
        var (batch, written) = (new List<float>(Batch * places.Length), 0L);
        await foreach (var row in table.Reading.ReadAsync(table.Input, cancellationToken))
        {
            batch.AddRange(places.Select(p => row[p]));
            if (batch.Count == Batch * places.Length)
            {
                written += await WriteAsync(table.Output, scorer, batch, written, cancellationToken);
                note(() => CommonOptions.Counted(written, "row", "rows"));
            }
        }

        written += await WriteAsync(table.Output, scorer, batch, written, cancellationToken);
        await table.Output.FlushAsync(cancellationToken);
        return written;
    }

    private static EndpointOptions OptionsOf(string endpoint, string? config, TableReading reading)
    {
        var configuration = new ConfigurationManager();
        BotConfiguration.Load(configuration, new() { ConfigPath = config });
        if (RemoteModels.Read(configuration).FirstOrDefault(e => e.Endpoint == endpoint || e.Name == endpoint) is { } known)
        {
            return known;
        }

        if (reading.WordColumns.FirstOrDefault() is { } words)
        {
            throw new BadInputException($"--scorer {Prefix}{endpoint}: the column {words} holds words, which a model elsewhere knows nothing of. Leave it out of the table.");
        }

        // The model's own name is of no account here.
        var options = new EndpointOptions { Name = "endpoint", Endpoint = endpoint, Region = RemoteModels.RegionOf(configuration), Columns = [.. reading.Columns] };
        return SageMakerRegistration.Faults(options, $"--scorer {Prefix}{endpoint}").FirstOrDefault() is { } fault
            ? throw new BadInputException($"{fault}. Set AWS_REGION, or name the endpoint in the settings under Scoring:SageMaker.")
            : options;
    }

    private static async Task<int> WriteAsync(TextWriter output, IRemoteScorer scorer, List<float> batch, long first, CancellationToken cancellationToken)
    {
        try
        {
            var scores = await scorer.ScoreAsync(batch.ToArray(), cancellationToken);
            batch.Clear();
            for (var i = 0; i < scores.Length; i++)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{first + i},{scores[i]:R}"));
            }

            return scores.Length;
        }
        catch (RemoteScorerException ex)
        {
            throw new BadInputException(ex.Message);
        }
    }
}
