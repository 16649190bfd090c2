using System.Net;

namespace AiOps.Bot.Security;

/// <summary>Which addresses the service may listen on. Pure.</summary>
internal static class ListenPolicy
{
    /// <summary>Null where it may listen on all of these; else why not and what to do.</summary>
    /// <param name="urls">As given to <c>--urls</c>, one address each.</param>
    public static string? Refuse(IEnumerable<string> urls, SecurityOptions options)
    {
        if (options.Tokens.Count > 0)
        {
            return null;
        }

        var open = urls.Where(u => !IsLoopback(u)).ToList();
        return open.Count == 0
            ? null
            : $"refusing to listen on {string.Join(", ", open)}: that can be reached from other machines, and no authentication is configured. "
              + "Add Security:People and Security:Tokens to the configuration, or listen on http://127.0.0.1:5080 and use a tunnel.";
    }

    private static bool IsLoopback(string url)
    {
        // The framework reads a + or * as every address; Uri would not parse them.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return false;
        }

        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
