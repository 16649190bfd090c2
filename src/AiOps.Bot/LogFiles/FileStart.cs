using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.LogFiles;

/// <summary>What the first bytes of a file say about how it is read.</summary>
/// <param name="IsRecords">CloudTrail's file form: one JSON object with an array of records.</param>
/// <param name="WhyNot">Why it is no log at all; null where it may be one.</param>
internal sealed record FileStart(bool IsPacked, bool IsRecords, string? WhyNot)
{
    public static async Task<FileStart> OfAsync(FileStream file, CancellationToken cancellationToken)
    {
        using var lines = new LogLineReader(new FilePart(file, 0, file.Length));
        try
        {
            var start = await lines.PeekAsync(cancellationToken);
            return new(lines.IsPacked, CloudTrailRecords.IsFileForm(start), null);
        }
        catch (NotALogException ex)
        {
            return new(false, false, ex.Message);
        }
    }
}
