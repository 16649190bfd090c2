using System.Text;
using System.Text.Json;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring.Models;

namespace AiOps.Bot.Scoring;

/// <summary>
/// Scores the lines of a stream, points of series and rows of tables by turns, and answers each in its place. Rows that came together are scored together, as a batch of the API would be:
/// which version counts is asked for anew each time. Nothing of a row is remembered. Not thread-safe.
/// </summary>
internal sealed class ScoreLines(Lazy<ModelBatch> models)
{
    /// <summary>Of one batch; as many are explained.</summary>
    private const int MostRows = 100;

    private readonly SeriesLines _series = new();
    private readonly List<(int Place, RowLine Row)> _rows = [];
    private RowShape? _header;

    /// <param name="lines">None of them empty.</param>
    /// <returns>An answer for each.</returns>
    public async Task<LineScoreDocument[]> ScoreAsync(IReadOnlyList<SentLine> lines, CancellationToken cancellationToken)
    {
        var answers = new LineScoreDocument[lines.Count];
        for (var place = 0; place < lines.Count; place++)
        {
            var number = lines[place].Number;
            if (lines[place].Text is not { } text || !UnicodeJson.Is(text.Span))
            {
                answers[place] = AsRow(new(number, null, new(null, ScoreStatus.Unreadable, Fault: lines[place].Text is null ? $"the line is longer than {ScoreLimits.Line >> 10} KB" : UnicodeJson.Fault)));
            }
            else if (TryRow(text) is not { } row)
            {
                answers[place] = AsRow(_series.Score(number, text));
            }
            else if (row.Fault is { } fault)
            {
                answers[place] = Unscored(number, ScoreStatus.Unreadable, fault);
            }
            else
            {
                await TakeAsync(lines, answers, (place, row), cancellationToken);
            }
        }

        await ScoreRowsAsync(lines, answers, cancellationToken);
        return answers;
    }

    /// <returns>Null where it is a point, or no JSON.</returns>
    private RowLine? TryRow(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return RowLine.Is(document.RootElement) ? RowLine.Of(document.RootElement, _header) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where rows are expected, what cannot be read was to be one.</summary>
    private LineScoreDocument AsRow(LineScoreDocument answer) =>
        _header is not null && answer is { Key: null, Point: { Status: ScoreStatus.Unreadable, Fault: { } fault } } ? Unscored(answer.Line, ScoreStatus.Unreadable, fault) : answer;

    private async Task TakeAsync(IReadOnlyList<SentLine> lines, LineScoreDocument[] answers, (int Place, RowLine Row) taken, CancellationToken cancellationToken)
    {
        if (_rows.Count == MostRows || (_rows.Count > 0 && _rows[0].Row.Shape != taken.Row.Shape))
        {
            await ScoreRowsAsync(lines, answers, cancellationToken);
        }

        if (taken.Row.Cells is not null)
        {
            _rows.Add(taken);
            return;
        }

        _header = taken.Row.Shape;
        var number = lines[taken.Place].Number;
        var (scored, fault) = await BatchAsync(_header!, [], cancellationToken);
        answers[taken.Place] = scored is null ? Unscored(number, ScoreStatus.Failed, fault!) : new(number, null, null) { Header = scored with { Rows = null } };
    }

    private async Task ScoreRowsAsync(IReadOnlyList<SentLine> lines, LineScoreDocument[] answers, CancellationToken cancellationToken)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var (scored, fault) = await BatchAsync(_rows[0].Row.Shape!, _rows.Select(r => r.Row.Cells!), cancellationToken);
        for (var i = 0; i < _rows.Count; i++)
        {
            var number = lines[_rows[i].Place].Number;
            answers[_rows[i].Place] = scored is null
                ? Unscored(number, ScoreStatus.Failed, fault!)
                : new(number, null, null) { Model = scored.Model, Version = scored.Version, Row = scored.Rows![i] with { Row = (int)number } };
        }

        _rows.Clear();
    }

    /// <returns>The scores, or why there are none.</returns>
    private async Task<(ScoreDocument? Scored, string? Fault)> BatchAsync(RowShape shape, IEnumerable<string> rows, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"model":{{JsonSerializer.Serialize(shape.Model)}},"explain":{{(shape.Explain ? "true" : "false")}},"columns":{{shape.Columns}},"rows":[{{string.Join(',', rows)}}]}""");
        try
        {
            var (scored, refusal) = await models.Value.ScoreAsync(JsonElement.Parse(body), body, cancellationToken);
            return (scored, refusal?.Reason);
        }
        catch (Exception ex) when (ex is FormatException or RemoteScorerException)
        {
            return (null, ex.Message);
        }
    }

    private static LineScoreDocument Unscored(long number, ScoreStatus status, string fault) => new(number, null, null) { Row = new((int)number, status, Fault: fault) };
}
