using System.Text;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>How many tokens a text has, about. For servers that do not count, and for what is set aside before a request.</summary>
internal static class TokenEstimate
{
    /// <summary>English prose has about 4 bytes a token in the vocabularies in use; logs, full of digits and identifiers, about 3. Too high is the safe side.</summary>
    private const int BytesPerToken = 3;

    public static long Of(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
