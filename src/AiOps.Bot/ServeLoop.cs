using System.Security.Cryptography;
using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Hosting;
using AiOps.Bot.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AiOps.Bot;

/// <summary>Runs the service until it is stopped, and says in words why it could not start.</summary>
internal static class ServeLoop
{
    private const int BadInput = 2;

    /// <returns>0 after a clean stop, 2 where settings cannot be used, 1 where something else failed.</returns>
    public static async Task<int> RunAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        NativeHeap.Bound();
        try
        {
            await using var app = await BotHost.BuildAsync(settings, null, cancellationToken);
            await app.StartAsync(cancellationToken);
            Banner.Write(Console.Out, app);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception ex) when (ex is ConfigurationException or OptionsValidationException or StorageException)
        {
            return Say(FaultsOf(ex), BadInput);
        }
        catch (InvalidOperationException ex) when (ex.Message.Contains("HTTPS endpoint", StringComparison.Ordinal))
        {
            return Say("There is no certificate for https. Listen on http behind a proxy that has one, or name one: Kestrel:Certificates:Default:Path, and Kestrel:Certificates:Default:Password.", BadInput);
        }
        catch (CryptographicException ex)
        {
            return Say($"The certificate for https cannot be used ({ex.Message}). Check Kestrel:Certificates:Default:Path and Kestrel:Certificates:Default:Password.", BadInput);
        }
        catch (IOException ex) when (ex.InnerException is AddressInUseException)
        {
            return Say($"{ex.Message} Another aiops may be running: stop it, or choose another address with --urls http://127.0.0.1:5081.", 1);
        }
    }

    private static string FaultsOf(Exception exception) =>
        exception is OptionsValidationException options ? string.Join(Environment.NewLine, options.Failures) : exception.Message;

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine($"aiops cannot start:{Environment.NewLine}{message}");
        return code;
    }
}
