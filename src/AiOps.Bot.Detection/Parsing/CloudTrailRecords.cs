using System.Text;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Cuts the file form <c>{"Records":[{…},{…}]}</c> into one record each, reading on as records are asked for: a file of any size takes the memory of one record.
/// </summary>
public static class CloudTrailRecords
{
    /// <summary>CloudTrail's own limit is 256 KB; a longer object is left out.</summary>
    private const int MaxRecord = 1 << 20;

    /// <summary>The records' JSON. Text that is not of this form has none; a file that breaks off gives what was whole.</summary>
    public static IEnumerable<string> Read(TextReader reader)
    {
        var record = new StringBuilder();
        var cutter = new JsonCutter();
        var buffer = new char[16 * 1024];
        while (reader.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                var isInside = cutter.Take(buffer[i]);
                if (isInside && record.Length <= MaxRecord)
                {
                    record.Append(buffer[i]);
                }

                if (!cutter.HasEnded)
                {
                    continue;
                }

                if (record.Length <= MaxRecord)
                {
                    yield return record.ToString();
                }

                record.Clear();
            }
        }
    }

    /// <summary>Whether a text starts like the file form.</summary>
    public static bool IsFileForm(ReadOnlySpan<char> start)
    {
        start = start.TrimStart();
        return start.StartsWith("{") && start[1..].TrimStart().StartsWith("\"Records\"");
    }
}
