using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Writes why sessions are anomalous: a line for each reason as CSV, or a line for each session as JSON. A reason names the kind of event by its template, says what was expected against what was
/// seen, and where in the input the first such event stands.
/// </summary>
/// <param name="nameOf">What events of a kind look like.</param>
/// <param name="asJson">JSON Lines instead of CSV.</param>
internal sealed class SessionExplanations(TextWriter output, Func<int, string> nameOf, bool asJson)
{
    private const string Header = "session,anomaly_score,scorer,finding,event,seen,expected,expected_event,weight,line,time\n";

    /// <summary>Templates of one word a value are as long as lines.</summary>
    private const int LongestName = 500;

    public Task BeginAsync(CancellationToken cancellationToken) => output.WriteAsync((asJson ? "" : Header).AsMemory(), cancellationToken);

    public Task WriteAsync(LogSession session, double score, IReadOnlyList<SessionReason> reasons, CancellationToken cancellationToken)
    {
        var text = asJson ? Json(session, score, reasons) : Rows(session, score, reasons);
        return output.WriteAsync(text.AsMemory(), cancellationToken);
    }

    private string Rows(LogSession session, double score, IReadOnlyList<SessionReason> reasons)
    {
        var rows = new StringBuilder();
        foreach (var reason in reasons)
        {
            CsvText.Append(rows, session.Key);
            rows.Append(CultureInfo.InvariantCulture, $",{score:R},{reason.Scorer},{WordOf(reason.Finding)},");
            CsvText.Append(rows, EventOf(reason));
            rows.Append(CultureInfo.InvariantCulture, $",{reason.Seen:R},{Finite(reason.Expected):R},");
            CsvText.Append(rows, InsteadOf(reason));
            var place = PlaceOf(session, reason);
            rows.Append(CultureInfo.InvariantCulture, $",{reason.Weight:0.####},{place?.Line},{TimeOf(place)}\n");
        }

        return rows.ToString();
    }

    private string Json(LogSession session, double score, IReadOnlyList<SessionReason> reasons) => JsonSerializer.Serialize(new
    {
        session = session.Key, score,
        reasons = reasons.Select(r => new
        {
            scorer = r.Scorer, finding = WordOf(r.Finding), @event = EventOf(r), seen = r.Seen, expected = Finite(r.Expected), expectedEvent = InsteadOf(r), weight = Math.Round(r.Weight, 4),
            line = PlaceOf(session, r)?.Line, time = TimeOf(PlaceOf(session, r)),
        }),
    }) + "\n";

    private static string WordOf(SessionFinding finding) => finding switch
    {
        SessionFinding.NewEvent => "new-event",
        SessionFinding.MissingEvent => "missing-event",
        SessionFinding.MoreOften => "more-often",
        SessionFinding.LessOften => "less-often",
        SessionFinding.UnexpectedStep => "unexpected-step",
        _ => "unusual-length",
    };

    private string EventOf(SessionReason reason) => reason switch
    {
        { Finding: SessionFinding.UnusualLength } => "",
        { Kind: SessionReason.NoKind } => "(end)",
        _ => Cut(nameOf(reason.Kind)),
    };

    private string InsteadOf(SessionReason reason) =>
        reason.Finding != SessionFinding.UnexpectedStep || double.IsNaN(reason.Expected) ? "" : reason.ExpectedKind == SessionReason.NoKind ? "(end)" : Cut(nameOf(reason.ExpectedKind));

    private static EventPlace? PlaceOf(LogSession session, SessionReason reason) => reason.Event >= 0 && reason.Event < session.Places.Length ? session.Places.Span[reason.Event] : null;

    private static string? TimeOf(EventPlace? place) =>
        place is { Time: > 0 } known ? new DateTime(known.Time, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture) : null;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Cut(string name) => name.Length > LongestName ? name[..LongestName] : name;
}
