using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Stops the start where deliveries without a signature would be taken from other machines, whatever the addresses were set by.</summary>
internal sealed class ListenGuard(IServer server, IOptions<TeamsOptions> options) : IHostedLifecycleService
{
    /// <returns>Null where all addresses are this machine's own.</returns>
    public static string? Refuse(IEnumerable<string> urls) => urls.Where(u => !IsLoopback(u)).ToList() is { Count: > 0 } open
        ? $"refusing to listen on {string.Join(", ", open)} with {TeamsOptions.Section}:{nameof(TeamsOptions.TrustUnsignedOnLoopback)}: anybody who can reach that address could give orders in anybody's name. "
          + "Take the setting out, or listen on http://127.0.0.1:5080."
        : null;

    /// <exception cref="InvalidOperationException">An address can be reached from other machines.</exception>
    public Task StartedAsync(CancellationToken cancellationToken) =>
        options.Value.TrustUnsignedOnLoopback && Refuse(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is { } refusal
            ? throw new InvalidOperationException(refusal)
            : Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The framework reads a + or * as every address, which is no address to a parser.</summary>
    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
