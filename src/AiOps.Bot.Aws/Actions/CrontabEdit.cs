using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Aws.Actions;

/// <summary>
/// The replacement of one line, computed here exactly as the command document does it on the instance: the line's bytes up to and with its newline become the
/// new line and one newline; every other byte stays. So the new file's digest is known, and approved, before anything is changed.
/// </summary>
internal static class CrontabEdit
{
    /// <returns>The new content; null where the file has no such line.</returns>
    public static string? Replace(string content, int line, string newLine)
    {
        var start = 0;
        for (var number = 1; number < line; number++)
        {
            var newline = content.IndexOf('\n', start);
            if (newline < 0)
            {
                return null;
            }

            start = newline + 1;
        }

        if (start >= content.Length)
        {
            return null;
        }

        var end = content.IndexOf('\n', start);
        return string.Concat(content.AsSpan(0, start), newLine, "\n", end < 0 ? "" : content.AsSpan(end + 1));
    }

    public static string Sha256(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static string LineOf(string content, int line) => content.Split('\n') is var lines && line <= lines.Length ? lines[line - 1] : "";
}
