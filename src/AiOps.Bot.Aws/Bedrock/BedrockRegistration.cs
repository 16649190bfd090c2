using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Registers Bedrock.</summary>
public static class BedrockRegistration
{
    /// <summary>Adds the provider <c>bedrock</c>. Nothing is connected to until a model is asked.</summary>
    /// <param name="defaultRegion">For models whose settings name none; may be empty.</param>
    public static IServiceCollection AddBedrockModels(this IServiceCollection services, string defaultRegion) =>
        services.AddSingleton<IModelProvider>(p => new BedrockModels(defaultRegion, p.GetService<TimeProvider>() ?? TimeProvider.System));
}
