using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>Registers desk and workers of the chat. Without a platform they have nothing to do.</summary>
internal static class ChatHostRegistration
{
    public static IServiceCollection AddChatDesk(this IServiceCollection services)
    {
        services.AddSingleton<ChatBoard>();
        services.AddSingleton<ChatHandling>();
        services.AddSingleton<ConversationReading>();
        services.AddSingleton<IChatDesk, ChatDesk>();
        services.AddHostedService<ChatRequestWorker>();
        services.AddHostedService<ChatReplyWorker>();
        services.AddHostedService<ChatPostWorker>();
        return services;
    }
}
