using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors.OpenAi;

namespace AiOps.Bot.Commands;

/// <summary>Asks the model for one word, where one is configured.</summary>
internal static class ModelCheckup
{
    private const string Name = "model";

    public static async Task<Checkup> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!configuration.GetSection(OpenAiOptions.Section).Exists())
        {
            return new(Name, true, "none is configured: cards are written without one");
        }

        try
        {
            var options = BotConfiguration.Read<OpenAiOptions>(configuration, OpenAiOptions.Section);
            return await OpenAiCheckup.FaultAsync(options, cancellationToken) is { } fault
                ? new(Name, false, $"{options.Model} at {options.Endpoint}: {fault}", $"Check {OpenAiOptions.Section}:Endpoint, :Model and :ApiKey. Without the model, cards are written all the same.")
                : new(Name, true, $"{options.Model} at {options.Endpoint} answers");
        }
        catch (ConfigurationException ex)
        {
            return new(Name, false, ex.Message, "Correct the keys named above.");
        }
    }
}
