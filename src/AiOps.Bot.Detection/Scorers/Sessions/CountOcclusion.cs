using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Explains a measure of count tables that does not explain itself: how much less it would be, were one count what it usually is and all else as it is (occlusion; Zeiler, Fergus 2014).
/// </summary>
/// <param name="scorer">In whose name.</param>
/// <param name="typical">The usual row.</param>
internal sealed class CountOcclusion(string scorer, CountTable table, float[] typical)
{
    /// <param name="measure">Of a row; may change it.</param>
    public IEnumerable<SessionReason> Explain(LogSession session, Func<float[], double> measure)
    {
        var row = new float[table.Width];
        table.Fill(session, row);
        var whole = measure([.. row]);
        var kinds = CountVector.Of(session).Kinds;
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] == typical[column])
            {
                continue;
            }

            float[] changed = [.. row];
            changed[column] = typical[column];
            yield return Reason(session, kinds, (column, row[column]), whole - measure(changed));
        }
    }

    private SessionReason Reason(LogSession session, int[] kinds, (int Column, double Seen) at, double weight)
    {
        double expected = typical[at.Column];
        if (table.KindOf(at.Column) is { } kind)
        {
            return SessionReason.OfCount(scorer, session, (kind, at.Seen, expected), weight);
        }

        if (table.IsOfOthers(at.Column))
        {
            var unknown = kinds.FirstOrDefault(k => !table.Knows(k), SessionReason.NoKind);
            return new(scorer, SessionFinding.NewEvent, unknown, at.Seen, expected) { Weight = weight, Event = session.Events.Span.IndexOf(unknown) };
        }

        return new(scorer, SessionFinding.UnusualLength, SessionReason.NoKind, at.Seen, expected) { Weight = weight };
    }
}
