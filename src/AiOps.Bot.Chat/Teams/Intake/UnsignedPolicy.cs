using System.Net;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// Which requests without a signature are taken where the operator asked for it, to try the bot with a program on the same machine. Neither a page in a browser
/// nor anybody behind a tunnel or proxy may pass for that program. Pure.
/// </summary>
internal static class UnsignedPolicy
{
    private static readonly string[] FromAPage = ["origin", "referer", "sec-fetch-site", "cookie"];
    private static readonly string[] FromAfar = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via", "cf-connecting-ip", "x-original-host", "x-ms-tunnel-id"];

    /// <returns>Null where it may be taken.</returns>
    public static string? Refuse(IntakeRequest request) => request.Headers switch
    {
        var h when FromAPage.Any(h.ContainsKey) => "unsigned-from-page",
        var h when FromAfar.Any(h.ContainsKey) => "unsigned-from-afar",
        var h when !h.TryGetValue("host", out var host) || !IsLoopback(host) => "unsigned-host",
        var h when !h.TryGetValue("content-type", out var type) || !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) => "unsigned-type",
        _ => null,
    };

    private static bool IsLoopback(string host) =>
        Uri.TryCreate("http://" + host, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
