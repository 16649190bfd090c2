using AiOps.Bot.Aws.Bedrock;
using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Recording;

namespace AiOps.Bot.Composition;

/// <summary>Adds language models where any are configured. Without them the deterministic card stands by itself.</summary>
internal static class ModelComposition
{
    /// <summary>One OpenAI-compatible model, as the section was before there were several.</summary>
    private const string OldSection = "Model:OpenAi";

    /// <exception cref="ConfigurationException">A recording cannot be read.</exception>
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModelProviders(configuration).AddModels();
        services.Configure<ModelOptions>(o => AddOld(o, configuration));
        var options = Read(configuration);
        AddRecording(services, options.Recording);
        _ = options.Chat.Count > 0 ? services.AddChatModels() : services;
        return options.Embeddings is null ? services : services.AddEmbeddingModel();
    }

    /// <summary>All vendors. Bedrock's region is the watched account's where the model names none.</summary>
    public static IServiceCollection AddModelProviders(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHttpModelProviders().AddBedrockModels(configuration["Aws:Region"] ?? Environment.GetEnvironmentVariable("AWS_REGION") ?? "");

    /// <summary>The section as it is, faults and all.</summary>
    /// <exception cref="ConfigurationException">A value is not of its kind.</exception>
    public static ModelOptions Read(IConfiguration configuration)
    {
        var options = BotConfiguration.Read<ModelOptions>(configuration, ModelOptions.Section);
        AddOld(options, configuration);
        return options;
    }

    private static void AddOld(ModelOptions options, IConfiguration configuration)
    {
        var old = configuration.GetSection(OldSection);
        if (old.Exists() && options.Chat.Count == 0)
        {
            var model = new ModelSettings { Provider = "openai", AllowPlainHttp = true };
            old.Bind(model);
            options.Chat.Add(model);
        }
    }

    private static void AddRecording(IServiceCollection services, ModelRecordingOptions options)
    {
        if (options.Mode == ModelRecordingMode.Off || options.File.Length == 0)
        {
            return;
        }

        try
        {
            var lines = options.Mode == ModelRecordingMode.Replay || File.Exists(options.File) ? File.ReadLines(options.File) : [];
            Action<string>? append = options.Mode == ModelRecordingMode.Record ? l => File.AppendAllText(options.File, l + "\n") : null;
            services.AddSingleton(ModelRecording.Read(lines, append));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Models:Recording:File: {exception.Message}");
        }
    }
}
