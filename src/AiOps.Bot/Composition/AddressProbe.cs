using System.Net;
using System.Net.Sockets;
using AiOps.Bot.Configuration;

namespace AiOps.Bot.Composition;

/// <summary>Looks whether the addresses are free before anything is touched, so that a second start does no harm and says why it cannot be.</summary>
internal static class AddressProbe
{
    /// <exception cref="ConfigurationException">Something listens there already.</exception>
    public static void Try(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port != 0 && EndPointOf(uri) is { } endPoint && !IsFree(endPoint))
            {
                throw new ConfigurationException($"Something listens on {address} already, perhaps another aiops. Stop it, or choose another address: aiops serve --urls http://127.0.0.1:{uri.Port + 1}");
            }
        }
    }

    private static IPEndPoint? EndPointOf(Uri uri) =>
        uri.Host == "localhost" ? new(IPAddress.Loopback, uri.Port)
        : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? new(address, uri.Port)
        : null;

    private static bool IsFree(IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
            return true;
        }
        catch (SocketException ex) when (ex.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
