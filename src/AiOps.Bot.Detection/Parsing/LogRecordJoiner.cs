using System.Text;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Joins the lines of one record: stack traces, PostgreSQL's continuation lines, entries of MySQL's slow query log. A record is at most so many lines and characters; what goes
/// beyond starts a new one.
/// </summary>
public sealed class LogRecordJoiner
{
    private const int MaxLines = 500;
    private const int MaxLength = 64 * 1024;

    private readonly StringBuilder _record = new();
    private int _lines;
    private bool _inTrace;
    private bool _inSlowQuery;
    private bool _hasStatement;

    /// <summary>Whether lines are held that are not given out yet.</summary>
    public bool IsOpen => _lines > 0;

    /// <summary>Takes a line; gives the record before it where that is complete now.</summary>
    public string? Add(ReadOnlySpan<char> line)
    {
        if (_lines > 0 && _lines < MaxLines && _record.Length + line.Length < MaxLength && Continues(line))
        {
            _record.Append('\n').Append(line);
            _lines++;
            Note(line);
            return null;
        }

        var complete = Flush();
        _record.Append(line);
        _lines = 1;
        _inSlowQuery = IsSlowHeader(line);
        Note(line);
        return complete;
    }

    /// <summary>The last record, or null where there is none.</summary>
    public string? Flush()
    {
        if (_lines == 0)
        {
            return null;
        }

        var record = _record.ToString();
        _record.Clear();
        (_lines, _inTrace, _inSlowQuery, _hasStatement) = (0, false, false, false);
        return record;
    }

    private bool Continues(ReadOnlySpan<char> line)
    {
        if (_inSlowQuery)
        {
            return !IsSlowHeader(line) || !_hasStatement && !line.StartsWith("# Time:");
        }

        var isIndented = line.Length > 1 && line[0] is ' ' or '\t' && !line.IsWhiteSpace();
        return isIndented || IsTraceLine(line);
    }

    // Java's cause lines are not indented; nor is the line of the exception that ends a trace of Python.
    private bool IsTraceLine(ReadOnlySpan<char> line) =>
        line.StartsWith("Caused by: ") || line.StartsWith("Suppressed: ") || (_inTrace && IsExceptionLine(line));

    private static bool IsExceptionLine(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(':') is > 0 and var colon ? line[..colon] : line;
        return (end.EndsWith("Error") || end.EndsWith("Exception") || end.EndsWith("Exit") || end.EndsWith("Interrupt")) && !end.Contains(' ');
    }

    private void Note(ReadOnlySpan<char> line)
    {
        _inTrace = line.Contains("Traceback (most recent call last)", StringComparison.Ordinal) || (_inTrace && line.Length > 0 && line[0] is ' ' or '\t');
        _hasStatement |= _inSlowQuery && (!line.StartsWith("#") || line.StartsWith("# administrator command:"));
    }

    private static bool IsSlowHeader(ReadOnlySpan<char> line) => line.StartsWith("# Time:") || line.StartsWith("# User@Host:");
}
